//! Answers: what does the network say to a client of Bluesky? Data server, directory of identities and AppView in one,
//! in the shapes of the lexicons; writes behave as the reference server's do (a record key is the same post for ever,
//! an equal record changes nothing, creating where something is fails with 500).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::store::{Outcome, Post, Posting, Session, base32, cid};
use super::{Network, now, rfc3339};
use crate::http::{Reply, Request, json as answer};
use crate::rng;

const POSTS: &str = "app.bsky.feed.post";

/// A refresh token lasts long, and a used one is taken again for a while, as the reference server does.
const REFRESH_LASTS: i64 = 90 * 86_400_000_000;
const GRACE: i64 = 2 * 3_600_000_000;

/// The identity of an account.
pub fn did(account: u32) -> String {
    let letters =
        base32(rng::hash(1, &account.to_string())).chain(base32(rng::hash(2, &account.to_string())));
    format!("did:plc:{}", letters.take(24).collect::<String>())
}

/// Answers one request.
pub fn handle(network: &Network, request: &Request) -> Reply {
    let method = request.path.strip_prefix("/xrpc/").unwrap_or("identity document").to_owned();
    *network.state().calls.entry(format!("atproto {method}")).or_default() += 1;
    if let Some(did) = request.path.strip_prefix('/').filter(|path| path.starts_with("did:plc:")) {
        let did = crate::http::decode(did);
        return match account(network, &did) {
            Some(found) => answer(200, &document(network, found)),
            None => answer(404, &json!({"message": format!("DID not registered: {did}")})),
        };
    }
    let done = match method.as_str() {
        "com.atproto.server.describeServer" => Ok(json!({"did": "did:web:localhost",
            "availableUserDomains": [".test"], "inviteCodeRequired": false, "links": {}, "contact": {}})),
        "com.atproto.identity.resolveHandle" => {
            resolve(network, &request.param("handle").unwrap_or_default())
        }
        "com.atproto.server.createSession" => create_session(network, &request.json()),
        "com.atproto.server.refreshSession" => refresh_session(network, request),
        "com.atproto.repo.getRecord" => get_record(network, request),
        "com.atproto.repo.listRecords" => list_records(network, request),
        "app.bsky.feed.getPosts" => Ok(get_posts(network, request)),
        "app.bsky.actor.getProfile" => profile(network, &request.param("actor").unwrap_or_default()),
        _ => with_session(network, request, &method),
    };
    match done {
        Ok(value) => answer(200, &value),
        Err(problem) => answer(problem.0, &json!({"error": problem.1, "message": problem.2})),
    }
}

/// Status, error name, message.
struct Problem(u16, &'static str, String);

type Done = Result<Value, Problem>;

fn invalid(message: impl Into<String>) -> Problem {
    Problem(400, "InvalidRequest", message.into())
}

fn with_session(network: &Network, request: &Request, method: &str) -> Done {
    let owner = session(network, request, false)?;
    let body = request.json();
    match method {
        "com.atproto.server.getSession" => {
            Ok(json!({"did": did(owner), "handle": Network::bluesky_login(owner).0, "active": true}))
        }
        "com.atproto.repo.putRecord" => {
            let (post, _) = write(network, owner, &body, "record", true)?;
            Ok(written(&post))
        }
        "com.atproto.repo.createRecord" => {
            let (post, _) = write(network, owner, &body, "record", false)?;
            Ok(written(&post))
        }
        "com.atproto.repo.deleteRecord" => {
            let uri = uri(network, &body, owner)?;
            if let Some(post) = network.state().posts.get_mut(&uri) {
                post.deleted = true;
            }
            Ok(json!({}))
        }
        "com.atproto.repo.applyWrites" => apply_writes(network, owner, &body),
        "com.atproto.repo.uploadBlob" => {
            let link = cid(&json!(rng::hash(0, &String::from_utf8_lossy(&request.body))));
            let mime = request.header("content-type").unwrap_or("application/octet-stream");
            let link = link.replacen("bafyrei", "bafkrei", 1);
            Ok(json!({"blob": {"$type": "blob", "ref": {"$link": link}, "mimeType": mime,
                "size": request.body.len()}}))
        }
        _ => Err(Problem(501, "MethodNotImplemented", "Method Not Implemented".to_owned())),
    }
}

fn apply_writes(network: &Network, owner: u32, body: &Value) -> Done {
    let writes = body["writes"].as_array().cloned().unwrap_or_default();
    // All or nothing, as the real one: look first, then write.
    for one in &writes {
        let creates = one["$type"].as_str().is_some_and(|kind| kind.ends_with("#create"));
        let uri = uri(
            network,
            &json!({"repo": body["repo"], "collection": one["collection"],
            "rkey": one["rkey"]}),
            owner,
        )?;
        if creates && network.state().posts.get(&uri).is_some_and(|post| !post.deleted) {
            return Err(Problem(500, "InternalServerError", "Internal Server Error".to_owned()));
        }
    }
    let mut results = Vec::new();
    for one in &writes {
        let mut one = one.clone();
        one["repo"] = body["repo"].clone();
        let (post, _) = write(network, owner, &one, "value", true)?;
        results.push(json!({"$type": "com.atproto.repo.applyWrites#createResult", "uri": post.id,
            "cid": post.cid, "validationStatus": "valid"}));
    }
    Ok(json!({"commit": commit(), "results": results}))
}

fn write(
    network: &Network,
    owner: u32,
    body: &Value,
    field: &str,
    over: bool,
) -> Result<(Post, Outcome), Problem> {
    let record = body[field].clone();
    let mut body = body.clone();
    if body["rkey"].as_str().is_none() && !over {
        body["rkey"] = base32(u64::try_from(now()).unwrap_or(0)).collect::<String>().into();
    }
    let uri = uri(network, &body, owner)?;
    let text = record["text"].as_str().unwrap_or_default().to_owned();
    if text.chars().count() > 300 {
        return Err(invalid("Invalid app.bsky.feed.post record: text must not be longer than 300 graphemes"));
    }
    let mut state = network.state();
    let existing = state.posts.get(&uri).filter(|post| !post.deleted);
    if !over && existing.is_some() {
        return Err(Problem(500, "InternalServerError", "Internal Server Error".to_owned()));
    }
    if let Some(swap) = body.get("swapRecord") {
        let there = existing.map(|post| post.cid.as_str());
        if swap.as_str() != there {
            let said = format!("Record was at {}", there.unwrap_or("null"));
            return Err(Problem(400, "InvalidSwap", said));
        }
    }
    let parent = record["reply"]["parent"]["uri"].as_str().map(str::to_owned);
    let key = body["rkey"].as_str().map(str::to_owned);
    Ok(state.put_record(uri, Posting { account: owner, key, text, parent, record }, now()))
}

fn uri(network: &Network, body: &Value, owner: u32) -> Result<String, Problem> {
    if account(network, body["repo"].as_str().unwrap_or_default()) != Some(owner) {
        return Err(Problem(401, "AuthMissing", "Authentication Required".to_owned()));
    }
    match (body["collection"].as_str(), body["rkey"].as_str()) {
        (Some(collection), Some(rkey)) => Ok(format!("at://{}/{collection}/{rkey}", did(owner))),
        _ => Err(invalid("Input must have the property \"rkey\"")),
    }
}

fn written(post: &Post) -> Value {
    json!({"uri": post.id, "cid": post.cid, "commit": commit(), "validationStatus": "valid"})
}

fn commit() -> Value {
    let rev: String = base32(u64::try_from(now()).unwrap_or(0)).collect();
    json!({"cid": cid(&json!(rev)), "rev": rev})
}

fn get_record(network: &Network, request: &Request) -> Done {
    let name = |name: &str| request.param(name).unwrap_or_default();
    let owner = account(network, &name("repo")).ok_or_else(|| invalid("Could not find repo"))?;
    let uri = format!("at://{}/{}/{}", did(owner), name("collection"), name("rkey"));
    match network.state().posts.get(&uri).filter(|post| !post.deleted) {
        Some(post) => Ok(json!({"uri": post.id, "cid": post.cid, "value": post.record})),
        None => Err(Problem(400, "RecordNotFound", format!("Could not locate record: {uri}"))),
    }
}

fn list_records(network: &Network, request: &Request) -> Done {
    let owner = account(network, &request.param("repo").unwrap_or_default());
    let owner = owner.ok_or_else(|| invalid("Could not find repo"))?;
    let limit = request.param("limit").and_then(|limit| limit.parse().ok()).unwrap_or(50_usize).min(100);
    let state = network.state();
    let ids = state.by_account.get(&owner).map(Vec::as_slice).unwrap_or_default();
    let mut posts: Vec<&Post> =
        ids.iter().filter_map(|id| state.posts.get(id)).filter(|p| !p.deleted).collect();
    posts.sort_by(|a, b| b.id.cmp(&a.id));
    if request.param("reverse").is_some_and(|reverse| reverse == "true") {
        posts.reverse();
    }
    let shown = posts.iter().take(limit);
    Ok(json!({"records": shown.map(|post| json!({"uri": post.id, "cid": post.cid, "value": post.record}))
        .collect::<Value>()}))
}

fn create_session(network: &Network, body: &Value) -> Done {
    let identifier = body["identifier"].as_str().unwrap_or_default().trim_start_matches('@');
    let owner = account(network, identifier);
    match owner.filter(|owner| body["password"] == Network::bluesky_login(*owner).1) {
        Some(owner) => Ok(new_session(network, owner)),
        None => Err(Problem(401, "AuthenticationRequired", "Invalid identifier or password".to_owned())),
    }
}

fn refresh_session(network: &Network, request: &Request) -> Done {
    let owner = session(network, request, true)?;
    let token = request.token().unwrap_or_default();
    if let Some(used) = network.state().sessions.get_mut(token) {
        used.until = used.until.min(now() + GRACE);
    }
    Ok(new_session(network, owner))
}

fn new_session(network: &Network, owner: u32) -> Value {
    let lasts = i64::try_from(network.options.access_lasts.as_micros()).unwrap_or(i64::MAX);
    let mut state = network.state();
    let mut issue = |refresh: bool, lasts: i64| {
        let until = now().saturating_add(lasts);
        let scope = if refresh { "com.atproto.refresh" } else { "com.atproto.appPass" };
        let serial = state.next_serial();
        let claims = json!({"scope": scope, "sub": did(owner), "iat": now() / 1_000_000,
            "exp": until / 1_000_000, "aud": "did:web:localhost", "jti": serial.to_string()});
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let token =
            format!("{}.{}.{}", part(&json!({"typ": "at+jwt", "alg": "HS256"})), part(&claims), "c2ln");
        state.sessions.insert(token.clone(), Session { account: owner, refresh, until });
        token
    };
    let (access, refresh) = (issue(false, lasts), issue(true, REFRESH_LASTS));
    drop(state);
    let handle = Network::bluesky_login(owner).0;
    json!({"did": did(owner), "handle": handle, "email": format!("{handle}@example.test"),
        "emailConfirmed": true, "active": true, "accessJwt": access, "refreshJwt": refresh,
        "didDoc": document(network, owner)})
}

fn session(network: &Network, request: &Request, refresh: bool) -> Result<u32, Problem> {
    let missing = || Problem(401, "AuthMissing", "Authentication Required".to_owned());
    let token = request.token().ok_or_else(missing)?;
    let state = network.state();
    let session = state.sessions.get(token).filter(|session| session.refresh == refresh);
    match session {
        None => Err(Problem(400, "InvalidToken", "Token could not be verified".to_owned())),
        Some(session) if session.until < now() => {
            Err(Problem(400, "ExpiredToken", "Token has expired".to_owned()))
        }
        Some(session) => Ok(session.account),
    }
}

fn resolve(network: &Network, handle: &str) -> Done {
    match account(network, handle) {
        Some(found) => Ok(json!({"did": did(found)})),
        None => Err(invalid("Unable to resolve handle")),
    }
}

/// The account of a handle or a DID. DIDs are made from the number, so the number is searched for.
fn account(network: &Network, name: &str) -> Option<u32> {
    if let Some(number) = name.strip_prefix("sky").and_then(|rest| rest.strip_suffix(".test")) {
        return number.parse().ok().filter(|number| network.is_bluesky(*number));
    }
    let first = network.options.mastodon;
    (first..first + network.options.bluesky).find(|number| did(*number) == name)
}

fn document(network: &Network, owner: u32) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/did/v1"], "id": did(owner),
        "alsoKnownAs": [format!("at://{}", Network::bluesky_login(owner).0)], "verificationMethod": [],
        "service": [{"id": "#atproto_pds", "type": "AtprotoPersonalDataServer",
            "serviceEndpoint": network.address()}],
    })
}

fn profile(network: &Network, actor: &str) -> Done {
    let owner = account(network, actor).ok_or_else(|| invalid("Profile not found"))?;
    let posts = network.state().by_account.get(&owner).map_or(0, Vec::len);
    Ok(json!({"did": did(owner), "handle": Network::bluesky_login(owner).0, "displayName":
        format!("Account {owner}"), "followersCount": 10, "followsCount": 5, "postsCount": posts}))
}

fn get_posts(network: &Network, request: &Request) -> Value {
    let wanted = request.query_pairs().into_iter().filter(|(name, _)| name == "uris" || name == "uris[]");
    let state = network.state();
    let found = wanted.filter_map(|(_, uri)| state.posts.get(&uri)).filter(|post| !post.deleted);
    json!({"posts": found.map(view).collect::<Value>()})
}

fn view(post: &Post) -> Value {
    json!({"uri": post.id, "cid": post.cid, "record": post.record, "indexedAt": rfc3339(post.at),
        "author": {"did": did(post.account), "handle": Network::bluesky_login(post.account).0},
        "replyCount": 0, "repostCount": 0, "likeCount": 0, "quoteCount": 0, "bookmarkCount": 0,
        "$type": format!("{POSTS}#view")})
}
