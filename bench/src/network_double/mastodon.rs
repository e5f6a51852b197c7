//! Answers: what does the network say to a client of Mastodon? As much as publishing and its numbers ask for, in the
//! shapes of Mastodon's own documentation.

use hyper::Method;
use hyper::header::HeaderValue;
use serde_json::{Map, Value, json};

use super::store::{Post, Posting};
use super::{Network, now, rfc3339};
use crate::http::{Reply, Request, json as answer, pairs};

/// Whose token it is.
pub fn account_of_token(network: &Network, token: &str) -> Option<u32> {
    let account = token.strip_prefix("mastodon-token-")?.parse().ok()?;
    network.is_mastodon(account).then_some(account)
}

/// Answers one request.
pub fn handle(network: &Network, request: &Request) -> Reply {
    let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
    let get = request.method == Method::GET;
    let post = request.method == Method::POST;
    let caller = request.token().and_then(|token| account_of_token(network, token));
    let route = match path.as_slice() {
        ["api", "v1", "statuses"] if post => "post_status",
        ["api", "v1", "statuses"] if get => "get_statuses",
        ["api", "v1", "statuses", _] if get => "get_status",
        ["api", "v1", "statuses", _] if request.method == Method::DELETE => "delete_status",
        ["api", "v1", "accounts", "verify_credentials"] if get => "verify_credentials",
        ["api", "v1", "accounts", _] if get => "get_account",
        ["api", "v1", "accounts", _, "statuses"] if get => "account_statuses",
        ["api", "v1" | "v2", "instance"] if get => "instance",
        ["api", "v1" | "v2", "media"] if post => "post_media",
        ["api", "v1", "media", _] => "media",
        ["api", "v1", "apps"] if post => "apps",
        _ => "unknown",
    };
    *network.state().calls.entry(format!("mastodon {route}")).or_default() += 1;
    let id = path.get(3).copied().unwrap_or_default();
    match (route, caller) {
        ("instance", _) => answer(200, &instance(&network.address())),
        ("apps", _) => answer(200, &json!({"id": "1", "client_id": "client", "client_secret": "secret"})),
        ("unknown", _) => answer(404, &json!({"error": "Not Found"})),
        (_, None) => answer(401, &json!({"error": "The access token is invalid"})),
        ("post_status", Some(caller)) => post_status(network, request, caller),
        ("get_statuses", _) => get_statuses(network, request),
        ("get_status", _) => one(network, id, |_| {}),
        ("delete_status", Some(_)) => one(network, id, |post| post.deleted = true),
        ("verify_credentials", Some(caller)) => answer(200, &account(network, caller)),
        ("get_account", _) => match id.parse::<u32>().ok().and_then(|id| id.checked_sub(FIRST_ID)) {
            Some(found) if network.is_mastodon(found) => answer(200, &account(network, found)),
            _ => answer(404, &json!({"error": "Record not found"})),
        },
        ("account_statuses", _) => account_statuses(network, request, id),
        ("post_media" | "media", _) => media(network, request, id),
        _ => answer(404, &json!({"error": "Not Found"})),
    }
}

const FIRST_ID: u32 = 1000;

fn post_status(network: &Network, request: &Request, caller: u32) -> Reply {
    let fields = fields(request);
    let text = fields.get("status").and_then(Value::as_str).unwrap_or_default().to_owned();
    let has_media = fields.get("media_ids").is_some_and(|ids| !ids.is_null());
    if text.is_empty() && !has_media {
        return answer(422, &json!({"error": "Validation failed: Text can't be blank"}));
    }
    if text.chars().count() > 500 {
        return answer(422, &json!({"error": "Validation failed: Text character limit of 500 exceeded"}));
    }
    let parent = fields.get("in_reply_to_id").and_then(as_text);
    let mut state = network.state();
    if parent.as_ref().is_some_and(|parent| !state.posts.contains_key(parent)) {
        let said = "The post you are trying to reply to does not appear to exist.";
        return answer(404, &json!({"error": said}));
    }
    let key = request.header("idempotency-key").map(str::to_owned);
    let record = Value::Object(fields);
    let post = state.post_status(Posting { account: caller, key, text, parent, record }, now());
    drop(state);
    let mut reply = answer(200, &status(network, &post));
    limits(&mut reply);
    reply
}

fn get_statuses(network: &Network, request: &Request) -> Reply {
    let wanted = request.query_pairs().into_iter().filter(|(name, _)| name == "id[]" || name == "id");
    let ids: Vec<String> = wanted.map(|(_, id)| id).take(20).collect();
    let found: Vec<Post> = {
        let state = network.state();
        ids.iter().filter_map(|id| state.posts.get(id)).filter(|post| !post.deleted).cloned().collect()
    };
    answer(200, &found.iter().map(|post| status(network, post)).collect())
}

fn one(network: &Network, id: &str, change: impl FnOnce(&mut Post)) -> Reply {
    let found = {
        let mut state = network.state();
        state.posts.get_mut(id).filter(|post| !post.deleted).map(|post| {
            let before = post.clone();
            change(post);
            before
        })
    };
    match found {
        Some(post) => answer(200, &status(network, &post)),
        None => answer(404, &json!({"error": "Record not found"})),
    }
}

fn account_statuses(network: &Network, request: &Request, id: &str) -> Reply {
    let Some(owner) = id.parse::<u32>().ok().and_then(|id| id.checked_sub(FIRST_ID)) else {
        return answer(404, &json!({"error": "Record not found"}));
    };
    let limit = request.param("limit").and_then(|limit| limit.parse().ok()).unwrap_or(20_usize).min(40);
    // Ids have the same length, so they compare as texts.
    let before = request.param("max_id");
    let after = request.param("since_id").or_else(|| request.param("min_id"));
    let found: Vec<Post> = {
        let state = network.state();
        let ids = state.by_account.get(&owner).map(Vec::as_slice).unwrap_or_default();
        let posts = ids.iter().rev().filter_map(|id| state.posts.get(id)).filter(|post| !post.deleted);
        let posts = posts.filter(|post| before.as_ref().is_none_or(|before| post.id < *before));
        posts
            .filter(|post| after.as_ref().is_none_or(|after| post.id > *after))
            .take(limit)
            .cloned()
            .collect()
    };
    answer(200, &found.iter().map(|post| status(network, post)).collect())
}

/// A picture is taken without being looked at: what is measured are texts.
fn media(network: &Network, request: &Request, id: &str) -> Reply {
    let mut state = network.state();
    if request.method != Method::POST {
        return match state.media.get(id) {
            Some(found) => answer(200, found),
            None => answer(404, &json!({"error": "Record not found"})),
        };
    }
    let id = state.next_serial().to_string();
    let url = format!("{}/media/{id}", network.address());
    let made = json!({"id": id, "type": "image", "url": url, "preview_url": url, "remote_url": null,
        "meta": {}, "description": null, "blurhash": null});
    state.media.insert(id, made.clone());
    answer(200, &made)
}

fn status(network: &Network, post: &Post) -> Value {
    let home = network.address();
    let said = |name: &str| post.record.get(name).cloned().unwrap_or_default();
    let html = post.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let page = format!("{home}/@toot{}/{}", post.account, post.id);
    json!({
        "id": post.id, "created_at": rfc3339(post.at), "in_reply_to_id": post.parent,
        "in_reply_to_account_id": null, "sensitive": false,
        "spoiler_text": said("spoiler_text").as_str().unwrap_or_default(),
        "visibility": said("visibility").as_str().unwrap_or("public"), "language": said("language"),
        "uri": format!("{home}/users/toot{}/statuses/{}", post.account, post.id), "url": page,
        "replies_count": 0, "reblogs_count": 0, "favourites_count": 0, "quotes_count": 0, "edited_at": null,
        "content": format!("<p>{html}</p>"), "text": post.text, "reblog": null,
        "account": account(network, post.account), "media_attachments": [], "mentions": [], "tags": [],
        "emojis": [], "card": null, "poll": null, "application": {"name": "Selaras", "website": null},
        "favourited": false, "reblogged": false, "muted": false, "bookmarked": false, "pinned": false,
    })
}

fn account(network: &Network, number: u32) -> Value {
    let home = network.address();
    let name = format!("toot{number}");
    let posts = network.state().by_account.get(&number).map_or(0, Vec::len);
    json!({
        "id": (FIRST_ID + number).to_string(), "username": name, "acct": name,
        "display_name": format!("Account {number}"), "locked": false, "bot": false, "discoverable": true,
        "group": false, "created_at": "2026-01-01T00:00:00.000Z", "note": "", "url": format!("{home}/@{name}"),
        "uri": format!("{home}/users/{name}"), "avatar": "", "avatar_static": "", "header": "",
        "header_static": "", "followers_count": 10, "following_count": 5, "statuses_count": posts,
        "last_status_at": null, "emojis": [], "fields": [],
        "source": {"privacy": "public", "sensitive": false, "language": "id", "note": "", "fields": []},
    })
}

/// Both versions of the instance's description in one: a client reads the half it knows.
fn instance(home: &str) -> Value {
    let domain = home.trim_start_matches("http://");
    let configuration = json!({
        "urls": {"streaming": home.replace("http", "ws")},
        "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
        "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
        "media_attachments": {
            "supported_mime_types": ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"],
            "description_limit": 1500, "image_size_limit": 16_777_216, "image_matrix_limit": 33_177_600,
            "video_size_limit": 103_809_024, "video_frame_rate_limit": 120, "video_matrix_limit": 8_294_400,
        },
        "polls": {"max_options": 4, "max_characters_per_option": 50, "min_expiration": 300,
            "max_expiration": 2_629_746},
        "translation": {"enabled": false},
    });
    json!({
        "domain": domain, "uri": domain, "title": "Counting network", "version": "4.4.0",
        "source_url": "", "description": "", "short_description": "", "email": "", "languages": ["id", "en"],
        "usage": {"users": {"active_month": 1}}, "stats": {}, "thumbnail": {"url": ""}, "rules": [],
        "configuration": configuration, "api_versions": {"mastodon": 4}, "urls": {},
        "registrations": {"enabled": false, "approval_required": false, "message": null},
        "contact": {"email": "", "account": null},
    })
}

/// The fields of a posted form or JSON object.
fn fields(request: &Request) -> Map<String, Value> {
    if let Value::Object(fields) = request.json() {
        return fields;
    }
    let mut fields = Map::new();
    for (name, value) in pairs(&request.body) {
        match name.strip_suffix("[]") {
            Some(list) => match fields.entry(list).or_insert_with(|| json!([])) {
                Value::Array(values) => values.push(value.into()),
                other => *other = value.into(),
            },
            None => drop(fields.insert(name, value.into())),
        }
    }
    fields
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// As Mastodon says it, and never short: waiting for a window of three hours is not what is measured.
fn limits(reply: &mut Reply) {
    let headers = reply.headers_mut();
    headers.insert("x-ratelimit-limit", HeaderValue::from_static("300000"));
    headers.insert("x-ratelimit-remaining", HeaderValue::from_static("299999"));
    if let Ok(reset) = HeaderValue::from_str(&rfc3339(now() + 10_800_000_000)) {
        headers.insert("x-ratelimit-reset", reset);
    }
}
