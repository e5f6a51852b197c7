//! Is a profile looked at where it is kept, with no token given away, and nothing told that is not public?

use super::{account, http};
use crate::{
    mastodon::{Mastodon, public::Place},
    testing_shared::{Server, scripted, serve},
    *,
};
use selaras_kernel::{Metric, Timestamp};

const ANI: &str = r#"{"id":"7","username":"ani","display_name":"Ani","note":"<p>Kopi &amp; teh</p>","url":"https://c.id/@ani",
    "avatar":"https://c.id/avatars/original/missing.png","created_at":"2024-03-01T00:00:00.000Z",
    "followers_count":-1,"following_count":3,"statuses_count":9}"#;

fn place(server: &Server, domain: Option<&str>) -> Place {
    Place { server: server.address.clone(), name: "ani".into(), domain: domain.map(str::to_owned) }
}

fn profile(server: &Server) -> PublicProfileRef {
    PublicProfileRef { server: server.address.clone(), remote_id: "7".into(), handle: "ani@contoh.id".into() }
}

/// The text, for as long as the tests run.
fn kept(text: String) -> &'static str {
    text.leak()
}

#[tokio::test]
async fn a_profile_is_told_as_its_server_tells_it() {
    let server = serve("200 OK\r\nContent-Type: application/json; charset=utf-8", ANI).await;
    let found = Mastodon::new(http()).find_at(None, place(&server, Some("contoh.id"))).await.unwrap();
    assert_eq!(found.profile, profile(&server));
    assert_eq!((found.name.as_str(), found.description.as_str()), ("Ani", "Kopi & teh"));
    assert_eq!((found.url.as_str(), found.avatar), ("https://c.id/@ani", None));
    assert_eq!(found.numbers, Numbers::from([(Metric::Following, 3), (Metric::Posts, 9)]));
    assert_eq!(found.created_at, "2024-03-01T00:00:00Z".parse().ok());
    let [request] = server.requests().try_into().unwrap();
    assert!(request.starts_with("GET /api/v1/accounts/lookup?acct=ani HTTP/1.1\r\n"), "{request}");
}

#[tokio::test]
async fn a_token_goes_to_its_own_server_only() {
    let (own, other) = (serve("200 OK", ANI).await, serve("200 OK", ANI).await);
    let (mastodon, account) = (Mastodon::new(http()), account(&own.address, "rahasia"));
    for server in [&own, &other] {
        let address = format!("{}/@ani", server.address);
        mastodon.find_public(Some(&account), &address).await.unwrap();
        let posts = mastodon.public_posts(Some(&account), &profile(server), Timestamp(0), None).await;
        assert!(posts.is_err(), "one object is no list");
    }
    for address in ["@ani", "@ani@contoh.id"] {
        mastodon.find_public(Some(&account), address).await.unwrap();
    }
    let carries = |server: &Server| server.requests().iter().filter(|r| r.contains("Bearer rahasia")).count();
    assert_eq!((carries(&own), own.requests().len()), (4, 4));
    assert_eq!(carries(&other), 0);
}

#[tokio::test]
async fn a_server_that_shows_nothing_to_strangers_is_no_reason_to_sign_in() {
    for (status, with, without) in [
        ("401 U", ErrorKind::SignInNeeded, ErrorKind::NotShown),
        ("403 F", ErrorKind::Rejected, ErrorKind::NotShown),
        ("429 T", ErrorKind::RateLimited, ErrorKind::RateLimited),
        ("500 I", ErrorKind::Unavailable, ErrorKind::Unavailable),
    ] {
        let server = serve(status, r#"{"error":"This method requires an authenticated user"}"#).await;
        let (mastodon, account) = (Mastodon::new(http()), account(&server.address, "rahasia"));
        let address = format!("{}/@ani", server.address);
        for (account, kind) in [(Some(&account), with), (None, without)] {
            let found = mastodon.find_public(account, &address).await.unwrap_err();
            let posts =
                mastodon.public_posts(account, &profile(&server), Timestamp(0), None).await.unwrap_err();
            assert_eq!((found.kind, posts.kind), (kind, kind), "{status}");
            assert_eq!((found.outcome, posts.outcome), (Outcome::NotDone, Outcome::NotDone), "{status}");
        }
        assert_eq!(server.requests().len(), 4, "nothing is tried twice");
    }
}

/// The site at the domain of a handle, which leads to `server` by `status` (a redirect, or what it says itself).
async fn site(server: &Server, redirects: bool) -> Server {
    let finger = kept(format!(r#"{{"links":[{{"rel":"self","href":"{}/users/ani"}}]}}"#, server.address));
    let moved = kept(format!("301 M\r\nLocation: {}/.well-known/webfinger?resource=x", server.address));
    scripted(move |request| {
        match request.starts_with("GET /.well-known/webfinger?resource=acct%3Aani%40contoh.id ") {
            true if redirects => (moved, ""),
            true => ("200 OK", finger),
            false => ("200 OK\r\nContent-Type: text/html", "<p>Toko kami</p>"),
        }
    })
    .await
}

/// A server that knows the profile and whose handles carry `domain`.
async fn keeper(domain: &'static str) -> Server {
    scripted(move |request| {
        // It cannot know its own address; what asks tells it.
        let host = request.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        match request.split(['?', ' ']).nth(1).unwrap_or_default() {
            "/api/v1/accounts/lookup" => ("200 OK", ANI),
            "/api/v2/instance" => ("200 OK", kept(format!(r#"{{"domain":"{domain}"}}"#))),
            "/.well-known/webfinger" => (
                "200 OK",
                kept(format!(r#"{{"links":[{{"rel":"self","href":"http://{host}/users/ani"}}]}}"#)),
            ),
            _ => ("404 N", "{}"),
        }
    })
    .await
}

#[tokio::test]
async fn the_server_behind_a_domain_is_found_when_it_claims_the_domain() {
    for redirects in [false, true] {
        let server = keeper("contoh.id").await;
        let site = site(&server, redirects).await;
        let found = Mastodon::new(http()).find_at(None, place(&site, Some("contoh.id"))).await.unwrap();
        assert_eq!(found.profile, profile(&server));
        // Somebody else's server is not passed off as one's own.
        let server = keeper("lain.id").await;
        let site = self::site(&server, redirects).await;
        let error = Mastodon::new(http()).find_at(None, place(&site, Some("contoh.id"))).await.unwrap_err();
        assert_eq!((error.kind, error.own), (ErrorKind::NotFound, Some(Own::NameUnknown)));
    }
}

#[tokio::test]
async fn who_is_gone_is_not_found() {
    let closed = kept(ANI.replace("\"id\"", "\"suspended\":true,\"id\""));
    for (status, body) in [("404 N", "{}"), ("410 G", "{}"), ("200 OK", closed), ("302 F", "")] {
        for domain in [None, Some("contoh.id")] {
            let server = serve(status, body).await;
            let error = Mastodon::new(http()).find_at(None, place(&server, domain)).await.unwrap_err();
            assert_eq!((error.kind, error.own), (ErrorKind::NotFound, Some(Own::NameUnknown)), "{status}");
        }
    }
    let nobody = Mastodon::new(http()).find_public(None, "@ani").await.unwrap_err();
    assert_eq!((nobody.kind, nobody.own), (ErrorKind::NotFound, Some(Own::NotAName)), "at which server?");
}

fn status(id: u32, more: &str) -> String {
    format!(
        r#"{{"id":"{id}","uri":"https://c.id/s/{id}","created_at":"2026-11-22T12:00:{id:02}Z","visibility":"public",
        "favourites_count":1,"reblogs_count":2,"replies_count":3{more}}}"#
    )
}

#[tokio::test]
async fn posts_are_told_as_they_were_written_and_only_public_ones() {
    let files = |types: &[&str]| {
        let files: Vec<String> = types.iter().map(|kind| format!(r#"{{"type":"{kind}"}}"#)).collect();
        format!(r#","media_attachments":[{}]"#, files.join(","))
    };
    let statuses = [
        status(9, r#","visibility":"private""#).replacen(r#""visibility":"public","#, "", 1),
        status(8, r#","reblog":{"id":"1"}"#),
        status(
            7,
            r#","content":"<p>Halo</p><p>#Kopi</p>","tags":[{"name":"Kopi"},{"name":"kopi"}],"language":"id",
            "mentions":[{"acct":"budi"},{"acct":"siti@lain.id"}],"spoiler_text":"Awas","quotes_count":4"#,
        ),
        status(6, &files(&["gifv"])),
        status(5, &files(&["image", "image"])),
        status(4, r#","poll":{"id":"1"},"in_reply_to_id":"3","in_reply_to_account_id":"7""#),
        status(3, r#","content":"https://contoh.id/a","in_reply_to_id":"2","in_reply_to_account_id":"8""#),
        status(2, r#","card":{"url":"x"},"quote":{"state":"accepted"}"#),
        status(1, ""),
    ];
    let body = kept(format!("[{}]", statuses.join(",")));
    let server = serve("200 OK\r\nLink: <https://c.id/x?max_id=1>; rel=\"next\"", body).await;
    let mastodon = Mastodon::new(http());
    let since: Timestamp = "2026-11-22T12:00:02Z".parse().unwrap();
    let page = mastodon.public_posts(None, &profile(&server), since, None).await.unwrap();
    assert_eq!(page.next, None, "the last one is older than what was asked for");
    let told: Vec<(&str, PostFormat)> = page.posts.iter().map(|p| (p.remote_id.as_str(), p.format)).collect();
    let expect = [
        ("7", PostFormat::Text),
        ("6", PostFormat::Video),
        ("5", PostFormat::Carousel),
        ("4", PostFormat::Poll),
        ("3", PostFormat::Link),
        ("2", PostFormat::Link),
    ];
    assert_eq!(told, expect);
    let flags: Vec<_> = page.posts.iter().map(|p| (p.reply, p.thread, p.quote)).collect();
    let none = (false, false, false);
    assert_eq!(flags, [none, none, none, (false, true, false), (true, false, false), (false, false, true)]);
    let first = &page.posts[0];
    assert_eq!((first.text.as_str(), first.warning.as_deref()), ("Halo\n\n#Kopi", Some("Awas")));
    assert_eq!((first.language.as_deref(), first.url.as_str()), (Some("id"), "https://c.id/s/7"));
    assert_eq!(first.hashtags, ["kopi"]);
    assert_eq!(first.mentions, ["budi@contoh.id", "siti@lain.id"]);
    assert_eq!(first.numbers[&Metric::Quotes], 4);
    assert!(!page.posts[1].numbers.contains_key(&Metric::Quotes), "what is not told is missing");

    let page = mastodon.public_posts(None, &profile(&server), Timestamp(0), Some("99".into())).await.unwrap();
    assert_eq!(page.next.as_deref(), Some("1"), "older ones follow");
    let requests = server.requests();
    assert!(
        requests[0].starts_with("GET /api/v1/accounts/7/statuses?exclude_reblogs=true&limit=40 "),
        "{requests:?}"
    );
    assert!(requests[1].contains("&limit=40&max_id=99 "), "{requests:?}");
    let odd = mastodon.public_posts(None, &profile(&server), since, Some("../x".into())).await.unwrap_err();
    assert_eq!((odd.kind, server.requests().len()), (ErrorKind::NotFound, 2), "not even asked");
}

#[tokio::test]
async fn a_server_that_names_no_next_page_has_none() {
    let body = kept(format!("[{}]", status(9, "")));
    for (link, next) in [("", Some("9")), ("\r\nLink: <https://c.id/x?min_id=9>; rel=\"prev\"", None)] {
        let server = serve(kept(format!("200 OK{link}")), body).await;
        let page =
            Mastodon::new(http()).public_posts(None, &profile(&server), Timestamp(0), None).await.unwrap();
        assert_eq!((page.next.as_deref(), page.posts.len()), (next, 1));
    }
}
