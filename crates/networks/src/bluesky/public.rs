//! What can anybody see of a profile? The network's index (the AppView) is asked: openly, or through the server of an account.

use super::{
    Bluesky,
    ids::{self, AtUri},
    numbers,
    session::Session,
    wire,
};
use crate::{
    Account, ConnectorError, ErrorKind, Own, PublicPost, PublicPosts, PublicProfile, PublicProfileRef,
    Result,
    http::{Method, Url},
    public::{self, Made},
};
use selaras_kernel::Timestamp;
use serde_json::Value;

/// Most posts in one answer.
pub const PAGE: usize = 100;

/// By which people ask that only those who are signed in are shown their profile, or a post.
const NOT_FOR_STRANGERS: &str = "!no-unauthenticated";

impl Bluesky {
    pub(super) async fn find(&self, account: Option<&Account>, address: &str) -> Result<PublicProfile> {
        let name = name_in(address).ok_or_else(no_name)?;
        let found = self.view(account, "app.bsky.actor.getProfile", vec![("actor", name.as_str())]).await;
        let found = found.map_err(unknown)?;
        if account.is_none() && is_labelled(&found) {
            return Err(not_for_strangers());
        }
        profile(&found).ok_or_else(|| {
            ConnectorError::not_done(ErrorKind::Unavailable, "the profile in the answer is not readable")
        })
    }

    pub(super) async fn posts_of(
        &self,
        account: Option<&Account>,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<&str>,
    ) -> Result<PublicPosts> {
        let limit = PAGE.to_string();
        let mut query = vec![("actor", profile.remote_id.as_str()), ("limit", limit.as_str())];
        query.extend([("filter", "posts_with_replies")]);
        query.extend(page.map(|page| ("cursor", page)));
        let found = self.view(account, "app.bsky.feed.getAuthorFeed", query).await;
        let found = found.map_err(|error| match page {
            None => unknown(error),
            Some(_) => error,
        })?;
        let feed = found["feed"].as_array().map(Vec::as_slice).unwrap_or_default();
        let own =
            |item: &&Value| item["reason"].is_null() && item["post"]["author"]["did"] == *profile.remote_id;
        let stranger = account.is_none();
        if stranger && feed.iter().filter(own).any(|item| is_labelled(&item["post"]["author"])) {
            return Err(not_for_strangers());
        }
        let shown = feed.iter().filter(own).filter(|item| !(stranger && is_labelled(&item["post"])));
        let posts = shown.filter_map(|item| post(&item["post"])).filter(|post| post.published_at >= since);
        let older = feed.last().and_then(sorted_at).is_some_and(|at| at < since);
        let next = found["cursor"].as_str().filter(|next| !older && Some(*next) != page);
        Ok(PublicPosts { posts: posts.collect(), next: next.map(str::to_owned) })
    }

    /// A question to the index that anybody may ask.
    async fn view(&self, account: Option<&Account>, method: &str, query: Vec<(&str, &str)>) -> Result<Value> {
        let open = self.config.appview.as_ref().unwrap_or(&self.config.entryway);
        let (server, auth) = match account {
            Some(account) => (&account.server, Session::of(account)?.auth()?),
            None => (open, wire::Auth::Open),
        };
        let url = wire::xrpc_with(server, method, query)?;
        let reply = self.wire.call(&auth, Method::GET, &url, &wire::Body::None).await;
        let read = reply.and_then(|reply| reply.json()).map_err(wire::harmless);
        read.map_err(|error| match error.status {
            // There was no token that could have been refused.
            Some(401 | 403) if account.is_none() => ConnectorError { kind: ErrorKind::NotShown, ..error },
            _ if ["BlockedActor", "BlockedByActor"].iter().any(|name| wire::is_named(&error, name)) => {
                ConnectorError { kind: ErrorKind::NotShown, ..error }
            }
            _ => error,
        })
    }
}

/// The handle (in small letters) or DID in what people type: the name itself, its page, its address.
fn name_in(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let name = if let Some(rest) = typed.strip_prefix("at://") {
        rest.split('/').next()?.to_owned()
    } else if typed.contains('/') {
        let address = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let mut pieces = url.path_segments()?;
        match (pieces.next()?, pieces.next()) {
            ("profile", Some(name)) => name.replace("%3A", ":").replace("%3a", ":"),
            // A handle is a host, and its own page may be there.
            ("", None) => url.host_str()?.to_owned(),
            _ => return None,
        }
    } else {
        typed.strip_prefix('@').unwrap_or(typed).to_owned()
    };
    if ids::is_did(&name) { Some(name) } else { ids::is_handle(&name).then(|| name.to_ascii_lowercase()) }
}

fn profile(found: &Value) -> Option<PublicProfile> {
    let text = |name: &str| found[name].as_str().map(str::trim).filter(|text| !text.is_empty());
    let did = text("did").filter(|did| ids::is_did(did))?;
    Some(PublicProfile {
        name: text("displayName").unwrap_or_default().to_owned(),
        // By the id, which holds when the handle changes.
        url: format!("https://bsky.app/profile/{did}"),
        description: text("description").unwrap_or_default().to_owned(),
        avatar: text("avatar").map(str::to_owned),
        numbers: numbers::counts(found, &numbers::PROFILE_COUNTS),
        created_at: instant(&found["createdAt"]),
        profile: PublicProfileRef {
            server: String::new(),
            remote_id: did.to_owned(),
            handle: text("handle").unwrap_or(did).to_owned(),
        },
    })
}

fn post(view: &Value) -> Option<PublicPost> {
    let uri = view["uri"].as_str()?;
    let AtUri { authority, rkey: Some(rkey), .. } = AtUri::post(uri)? else { return None };
    let record = &view["record"];
    let text = record["text"].as_str().unwrap_or_default();
    let facets = Facets::of(record, text);
    let made = made(&view["embed"]);
    let tags = record["tags"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let parent = record["reply"]["parent"]["uri"].as_str();
    let own = parent.and_then(AtUri::post).is_some_and(|parent| parent.authority == authority);
    let quoted = [&record["embed"]["record"]["uri"], &record["embed"]["record"]["record"]["uri"]];
    Some(PublicPost {
        remote_id: uri.to_owned(),
        url: ids::page_of(&authority, &rkey),
        published_at: posted_at(view)?,
        text: text.to_owned(),
        warning: None,
        language: record["langs"][0].as_str().map(str::to_owned),
        format: Made { link: made.link || facets.link, ..made }.format(),
        reply: parent.is_some() && !own,
        thread: own,
        quote: quoted.into_iter().filter_map(Value::as_str).any(|uri| AtUri::post(uri).is_some()),
        hashtags: public::hashtags(facets.tags.into_iter().chain(tags)),
        mentions: public::once(facets.mentions),
        numbers: numbers::counts(view, &numbers::POST_COUNTS),
    })
}

/// When a post appeared: as it says itself, but not later than the index saw it. The index sorts by the same.
fn posted_at(view: &Value) -> Option<Timestamp> {
    let (says, seen) = (instant(&view["record"]["createdAt"]), instant(&view["indexedAt"]));
    says.into_iter().chain(seen).min()
}

/// What the feed is sorted by.
fn sorted_at(item: &Value) -> Option<Timestamp> {
    instant(&item["reason"]["indexedAt"]).or_else(|| posted_at(&item["post"]))
}

fn instant(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

/// What stands below the text, as the index shows it.
fn made(embed: &Value) -> Made {
    let count = |name: &str| embed[name].as_array().map_or(0, Vec::len);
    match embed["$type"].as_str().unwrap_or_default() {
        "app.bsky.embed.images#view" => Made { still: count("images"), ..Made::default() },
        "app.bsky.embed.gallery#view" => Made { still: count("items"), ..Made::default() },
        "app.bsky.embed.video#view" => Made { moving: 1, ..Made::default() },
        "app.bsky.embed.external#view" => Made { link: true, ..Made::default() },
        "app.bsky.embed.recordWithMedia#view" => made(&embed["media"]),
        _ => Made::default(),
    }
}

/// What is marked in a text.
#[derive(Default)]
struct Facets<'a> {
    tags: Vec<&'a str>,
    mentions: Vec<String>,
    link: bool,
}

impl<'a> Facets<'a> {
    fn of(record: &'a Value, text: &str) -> Self {
        let mut found = Self::default();
        for facet in record["facets"].as_array().into_iter().flatten() {
            for feature in facet["features"].as_array().into_iter().flatten() {
                match feature["$type"].as_str().unwrap_or_default() {
                    "app.bsky.richtext.facet#tag" => found.tags.extend(feature["tag"].as_str()),
                    "app.bsky.richtext.facet#mention" => {
                        found.mentions.extend(mentioned(facet, feature, text))
                    }
                    "app.bsky.richtext.facet#link" => found.link = true,
                    _ => {}
                }
            }
        }
        found
    }
}

/// Who is mentioned: the handle that stands in the text, or the DID where what stands there is none.
fn mentioned(facet: &Value, feature: &Value, text: &str) -> Option<String> {
    let at = |name: &str| facet["index"][name].as_u64().and_then(|at| usize::try_from(at).ok());
    let written = text.get(at("byteStart")?..at("byteEnd")?).unwrap_or_default().trim_start_matches('@');
    let did = feature["did"].as_str()?;
    Some(if ids::is_handle(written) { written.to_ascii_lowercase() } else { did.to_owned() })
}

/// Whether an account or a post asks not to be shown to strangers.
fn is_labelled(view: &Value) -> bool {
    view["labels"].as_array().into_iter().flatten().any(|label| label["val"] == NOT_FOR_STRANGERS)
}

/// The error of a question about a profile: what the index calls an invalid request, for a name that is one, is a name that
/// leads to no profile (any more).
fn unknown(error: ConnectorError) -> ConnectorError {
    match error.kind {
        ErrorKind::Rejected | ErrorKind::NotFound => {
            ConnectorError { kind: ErrorKind::NotFound, own: Some(Own::NameUnknown), ..error }
        }
        _ => error,
    }
}

fn not_for_strangers() -> ConnectorError {
    let why = "this profile asks to be shown only to those who are signed in";
    ConnectorError::not_done(ErrorKind::NotShown, why)
}

fn no_name() -> ConnectorError {
    let why = "not a handle such as name.bsky.social, nor the page of a profile";
    ConnectorError::own(ErrorKind::NotFound, Own::NotAName, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PostFormat;
    use serde_json::json;

    #[test]
    fn a_profile_is_found_in_what_people_type() {
        let check =
            |typed: &str, expect: Option<&str>| assert_eq!(name_in(typed).as_deref(), expect, "{typed:?}");
        let ani = Some("ani.bsky.social");
        for typed in [" @Ani.bsky.social ", "ani.bsky.social", "https://bsky.app/profile/ani.bsky.social"] {
            check(typed, ani);
        }
        for typed in ["bsky.app/profile/ani.bsky.social/", "https://ani.bsky.social/", "at://ani.bsky.social"]
        {
            check(typed, ani);
        }
        check("https://bsky.app/profile/ani.bsky.social/post/3jzfcijpj2z2a", ani);
        check("did:plc:abc", Some("did:plc:abc"));
        check("https://bsky.app/profile/did%3Aplc%3Aabc", Some("did:plc:abc"));
        for typed in
            ["", "@ani", "ani@contoh.id", "dua kata", "https://bsky.app/feed/x", "ftp://a.example/", "a/b/c"]
        {
            check(typed, None);
        }
    }

    #[test]
    fn a_post_is_read_as_its_author_wrote_it() {
        let seen = post(&json!({
            "uri": "at://did:plc:ani/app.bsky.feed.post/3jzfcijpj2z2a",
            "indexedAt": "2026-11-22T02:04:49.120Z",
            "likeCount": 3, "replyCount": 0,
            "record": {
                "text": "é @Budi.test lihat", "createdAt": "2099-01-01T00:00:00Z", "langs": ["id", "en"], "tags": ["Kopi"],
                "facets": [
                    { "index": { "byteStart": 3, "byteEnd": 13 },
                      "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": "did:plc:budi" }] },
                    { "index": { "byteStart": 13, "byteEnd": 999 },
                      "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": "did:plc:siti" }] },
                    { "index": { "byteStart": 14, "byteEnd": 19 },
                      "features": [{ "$type": "app.bsky.richtext.facet#link", "uri": "https://contoh.id" },
                                   { "$type": "app.bsky.richtext.facet#tag", "tag": "kopi" }] },
                ],
                "reply": { "parent": { "uri": "at://did:plc:budi/app.bsky.feed.post/3jzfcijpj2z2a" } },
                "embed": { "record": { "record": { "uri": "at://did:plc:budi/app.bsky.feed.post/3jzfcijpj2z2b" } } },
            },
            "embed": { "$type": "app.bsky.embed.recordWithMedia#view",
                       "media": { "$type": "app.bsky.embed.images#view", "images": [{}, {}] } },
        }))
        .unwrap();
        assert_eq!(seen.published_at.to_string(), "2026-11-22T02:04:49.12Z", "not after it was seen");
        assert_eq!((seen.format, seen.language.as_deref()), (PostFormat::Carousel, Some("id")));
        assert_eq!((seen.reply, seen.thread, seen.quote), (true, false, true));
        assert_eq!(seen.hashtags, ["kopi"]);
        assert_eq!(seen.mentions, ["budi.test", "did:plc:siti"]);
        assert_eq!(seen.numbers.len(), 2, "what is not told is missing");
        assert_eq!(seen.url, "https://bsky.app/profile/did:plc:ani/post/3jzfcijpj2z2a");
    }

    #[test]
    fn what_stands_below_a_text_makes_its_format() {
        let format = |embed: Value| made(&embed).format();
        assert_eq!(format(Value::Null), PostFormat::Text);
        assert_eq!(format(json!({ "$type": "app.bsky.embed.external#view" })), PostFormat::Link);
        assert_eq!(format(json!({ "$type": "app.bsky.embed.video#view" })), PostFormat::Video);
        let one = json!({ "$type": "app.bsky.embed.images#view", "images": [{}] });
        assert_eq!(format(one), PostFormat::Image);
        let gallery = json!({ "$type": "app.bsky.embed.gallery#view", "items": [{}, {}, {}] });
        assert_eq!(format(gallery), PostFormat::Carousel);
        assert_eq!(format(json!({ "$type": "app.bsky.embed.record#view" })), PostFormat::Text);
    }
}
