//! Does the connector keep to the API's description, to one call per post, and to the suite on a running server?

mod public;
mod suite;

use super::*;
use crate::{
    fake::FakeMedia,
    http::Outbound,
    testing_shared::{self, Server, scripted, serve},
};
use serde_json::json;

const NOW: Timestamp = Timestamp(1_795_313_000_000_000);

fn http() -> Http {
    let allow_private = vec!["127.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
    Http::new(Outbound { allow_private, timeout: Duration::from_secs(10), ..Outbound::default() }).unwrap()
}

fn account(server: &str, token: &str) -> Account {
    Account {
        server: server.into(),
        remote_id: "1".into(),
        handle: "ani@contoh.id".into(),
        secret: Secret { fields: json!({ "access_token": token }), expires_at: None },
        limits: limits::defaults(),
    }
}

async fn publish(server: &Server, content: &Content) -> Result<Step> {
    let mastodon = Mastodon::new(http());
    let account = account(&server.address, "rahasia");
    let key = uuid::Uuid::nil();
    let outgoing =
        Outgoing { account: &account, content, media: &FakeMedia, key, prepared_at: NOW, now: NOW };
    mastodon.publish(&outgoing, &mastodon.prepare(content, key, NOW)).await
}

const ANSWER: &str = r#"{"id":"7","uri":"https://c.id/s/7","url":"https://c.id/@ani/7","content":"x"}"#;

#[tokio::test]
async fn a_plain_post_is_one_call_with_an_idempotency_key() {
    let server = serve("200 OK", ANSWER).await;
    let Step::Published(progress) = publish(&server, &Content::text("halo")).await.unwrap() else { panic!() };
    assert_eq!(progress.posted[0].id, "7");
    assert_eq!(progress.posted[0].url, "https://c.id/@ani/7");
    let [request] = server.requests().try_into().unwrap();
    assert!(request.starts_with("POST /api/v1/statuses HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("idempotency-key: 00000000-0000-0000-0000-000000000000-0\r\n"), "{request}");
    assert!(request.ends_with("{\"status\":\"halo\"}"), "{request}");
}

#[track_caller]
fn check_error(step: Result<Step>, kind: ErrorKind, outcome: Outcome) {
    let error = step.unwrap_err();
    assert_eq!((error.kind, error.outcome), (kind, outcome), "{error}");
    assert!(!error.to_string().contains("rahasia"));
}

#[tokio::test]
async fn each_answer_says_whether_the_post_may_have_appeared() {
    use Outcome::*;
    let text = Content::text("halo");
    for (status, body, kind, outcome) in [
        ("401 U", r#"{"error":"The access token was revoked"}"#, ErrorKind::SignInNeeded, NotDone),
        (
            "403 F",
            r#"{"error":"This action is outside the authorized scopes"}"#,
            ErrorKind::SignInNeeded,
            NotDone,
        ),
        ("422 E", r#"{"error":"Validation failed"}"#, ErrorKind::Rejected, NotDone),
        ("429 T", "{}", ErrorKind::RateLimited, NotDone),
        ("500 I", "oops", ErrorKind::Unavailable, Unknown),
        ("200 OK", "{\"id\":\"7\",", ErrorKind::Unavailable, Unknown),
    ] {
        let server = serve(status, body).await;
        check_error(publish(&server, &text).await, kind, outcome);
    }
}

#[tokio::test]
async fn a_file_that_is_still_processed_is_waited_for() {
    let server = serve("202 Accepted", r#"{"id":"9","type":"video","url":null}"#).await;
    let media = selaras_kernel::MediaId::new(NOW);
    let part = Part { media: vec![Attachment::whole(media, "é")], ..Part::default() };
    let content = Content { parts: vec![part], ..Content::default() };
    let Step::Wait(progress, pause) = publish(&server, &content).await.unwrap() else { panic!() };
    assert_eq!(progress.uploads[&media]["ready"], false);
    assert!(pause > Duration::ZERO);
}

#[test]
fn a_server_is_found_in_what_a_person_types() {
    for typed in
        ["contoh.id", " https://contoh.id/ ", "@ani@contoh.id", "ani@contoh.id", "https://contoh.id/@ani"]
    {
        assert_eq!(sign_in::server(typed).unwrap(), "https://contoh.id", "{typed}");
    }
    assert_eq!(sign_in::server("http://127.0.0.1:3000").unwrap(), "http://127.0.0.1:3000");
    for typed in ["", "ftp://contoh.id", "https://"] {
        let error = sign_in::server(typed).unwrap_err();
        assert_eq!((error.kind, error.own), (ErrorKind::AddressRefused, Some(Own::NotAServer)), "{typed}");
    }
}

#[test]
fn limits_are_what_the_server_says() {
    let instance: wire::Instance = serde_json::from_value(json!({
        "domain": "contoh.id",
        "configuration": {
            "statuses": { "max_characters": 5000, "max_media_attachments": 6, "characters_reserved_per_url": 25 },
            "media_attachments": {
                "supported_mime_types": ["image/jpeg", "image/gif", "video/mp4"], "description_limit": 420,
                "image_size_limit": 1000, "video_size_limit": 2000, "image_matrix_limit": 4_000_000
            },
            "polls": { "max_options": 8, "max_characters_per_option": 100, "min_expiration": 60, "max_expiration": 90 }
        },
        "api_versions": { "mastodon": 7 }
    }))
    .unwrap();
    let limits = limits::told(&instance, "https://contoh.id", NOW);
    assert_eq!(limits.source, "GET https://contoh.id/api/v2/instance");
    assert_eq!((limits.text.max, limits.text.counting), (5000, Counting::Mastodon { url: 25 }));
    let image = limits.image.unwrap();
    assert_eq!((image.max_count, image.max_bytes, image.max_side), (6, 1000, 2000));
    assert_eq!((limits.alt_max, limits.quote), (420, true));
    assert_eq!(limits.poll.unwrap().max_secs, 90);
    assert!(!limits::defaults().quote, "a server that says nothing cannot be trusted to quote");
}

/// Every field that is sent is in the official description, with its type.
#[test]
fn what_is_sent_is_what_the_description_knows() {
    let Some(file) = testing_shared::read("contracts/mastodon/schema.json") else { return };
    let schema: Value = serde_json::from_str(&file).unwrap();
    for (method, path) in [
        ("post", "/api/v1/statuses"),
        ("get", "/api/v1/statuses"),
        ("get", "/api/v1/statuses/{id}"),
        ("post", "/api/v2/media"),
        ("get", "/api/v1/media/{id}"),
        ("get", "/api/v2/search"),
        ("get", "/api/v1/accounts/{id}/statuses"),
        ("get", "/api/v1/accounts/lookup"),
        ("get", "/api/v1/accounts/verify_credentials"),
        ("get", "/api/v2/instance"),
        ("post", "/api/v1/apps"),
        ("post", "/oauth/token"),
    ] {
        assert!(schema["paths"][path][method].is_object(), "{method} {path} is described");
    }
    let (options, media_ids) = (vec!["a".to_owned(), "b".to_owned()], ["1"]);
    let sent = serde_json::to_value(wire::NewStatus {
        status: "x".into(),
        media_ids: &media_ids,
        poll: Some(wire::NewPoll { options: &options, expires_in: 300, multiple: true }),
        in_reply_to_id: Some("1"),
        quoted_status_id: Some("2"),
        spoiler_text: Some("w"),
        sensitive: Some(true),
        visibility: Some("private"),
        language: Some("id"),
    })
    .unwrap();
    let schemas = &schema["components"]["schemas"];
    let mut known = serde_json::Map::new();
    for name in ["BaseStatus", "TextStatus", "MediaStatus", "PollStatus"] {
        properties(schemas, &schemas[name], &mut known);
    }
    assert_known(schemas, &sent, &known, "status");
    for (name, fields) in [
        (
            "Status",
            &[
                "id",
                "url",
                "uri",
                "content",
                "created_at",
                "in_reply_to_id",
                "spoiler_text",
                "media_attachments",
                "poll",
                "favourites_count",
                "reblogs_count",
                "replies_count",
                "quotes_count",
                "visibility",
                "language",
                "in_reply_to_account_id",
                "reblog",
                "quote",
                "card",
                "tags",
                "mentions",
            ][..],
        ),
        (
            "Account",
            &[
                "id",
                "username",
                "display_name",
                "note",
                "url",
                "avatar",
                "created_at",
                "followers_count",
                "following_count",
                "statuses_count",
                "suspended",
            ][..],
        ),
        ("StatusMention", &["acct"][..]),
        (
            "CredentialAccount",
            &[
                "id",
                "username",
                "display_name",
                "url",
                "avatar",
                "followers_count",
                "following_count",
                "statuses_count",
            ][..],
        ),
        ("MediaAttachment", &["id", "url", "type"][..]),
        ("Instance", &["configuration", "api_versions", "domain"][..]),
    ] {
        let mut known = serde_json::Map::new();
        properties(schemas, &schemas[name], &mut known);
        for field in fields {
            assert!(known.contains_key(*field), "{name}.{field} is described");
        }
    }
}

/// Collects the properties of a schema and of those it is made of.
fn properties(schemas: &Value, schema: &Value, into: &mut serde_json::Map<String, Value>) {
    let named = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next());
    if let Some(name) = named {
        properties(schemas, &schemas[name], into);
    }
    if let Some(own) = schema["properties"].as_object() {
        into.extend(own.clone());
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        properties(schemas, part, into);
    }
}

fn assert_known(schemas: &Value, sent: &Value, known: &serde_json::Map<String, Value>, at: &str) {
    for (name, value) in sent.as_object().unwrap() {
        let schema = known.get(name).unwrap_or_else(|| panic!("{at}.{name} is not described"));
        let kind = match value {
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "integer",
            _ => "object",
        };
        let types = schema["type"].to_string();
        assert!(types.contains(kind) || schema["$ref"].is_string(), "{at}.{name} is {types}, not {kind}");
        if value.is_object() {
            let mut inner = serde_json::Map::new();
            properties(schemas, schema, &mut inner);
            assert_known(schemas, value, &inner, name);
        }
    }
}

#[tokio::test]
async fn a_running_server_signs_a_person_in() {
    let Some(server) = testing_shared::server("SELARAS_TEST_MASTODON") else { return };
    let mastodon = Mastodon::new(http());
    let redirect_uri = "http://127.0.0.1:9/callback".to_owned();
    let begin = |app| BeginSignIn {
        server: server.clone(),
        redirect_uri: redirect_uri.clone(),
        public_url: "http://127.0.0.1:9".into(),
        app,
        state: "keadaan".into(),
    };
    let begun = mastodon.begin_sign_in(&begin(None)).await.unwrap();
    let url = crate::http::Url::parse(&begun.authorize_url).unwrap();
    let query: std::collections::BTreeMap<_, _> = url.query_pairs().into_owned().collect();
    assert_eq!(query["code_challenge_method"], "S256");
    assert_eq!((query["state"].as_str(), query["redirect_uri"].as_str()), ("keadaan", redirect_uri.as_str()));
    let again = mastodon.begin_sign_in(&begin(begun.app.clone())).await.unwrap();
    assert_eq!(again.app, begun.app, "a server is registered at once only");

    let finish = |state: &str, code: &str| FinishSignIn {
        pending: begun.pending.clone(),
        query: [("state", state), ("code", code)].map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        redirect_uri: redirect_uri.clone(),
        public_url: String::new(),
        now: NOW,
    };
    let error = mastodon.finish_sign_in(&finish("lain", "mockcode_alice")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::SignInNeeded);
    // The mock's codes can be guessed; a real server's come with the browser.
    let connected = mastodon.finish_sign_in(&finish("keadaan", "mockcode_alice")).await.unwrap();
    assert!(connected[0].account.handle.starts_with("alice@"));
    assert!(connected[0].account.limits.source.contains("/api/v2/instance"));
}

fn begin_at(server: &Server, app: &Option<Value>) -> BeginSignIn {
    BeginSignIn {
        server: server.address.clone(),
        redirect_uri: "http://127.0.0.1:9/callback".into(),
        public_url: "http://127.0.0.1:9".into(),
        app: app.clone(),
        state: "keadaan".into(),
    }
}

/// A server that takes registrations and answers the proof of one with `proof`.
async fn registrar(proof: &'static str) -> Server {
    scripted(move |request| match request.starts_with("POST /api/v1/apps ") {
        true => ("200 OK", r#"{"client_id":"new","client_secret":"rahasia"}"#),
        false => (proof, r#"{"access_token":"t","error":"invalid_client"}"#),
    })
    .await
}

#[tokio::test]
async fn a_registration_that_the_server_has_forgotten_is_made_anew() {
    let kept = Some(json!({
        "client_id": "old", "client_secret": "rahasia", "redirect_uri": "http://127.0.0.1:9/callback",
    }));
    for (proof, client, calls) in
        [("200 OK", "old", 1), ("401 U", "new", 2), ("400 B", "new", 2), ("404 N", "new", 2)]
    {
        let server = registrar(proof).await;
        let begun = Mastodon::new(http()).begin_sign_in(&begin_at(&server, &kept)).await.unwrap();
        assert_eq!(begun.app.unwrap()["client_id"], client, "{proof}");
        assert!(begun.authorize_url.contains(&format!("client_id={client}&")), "{}", begun.authorize_url);
        let requests = server.requests();
        assert_eq!(requests.len(), calls, "{proof}");
        assert!(requests[0].starts_with("POST /oauth/token "), "{}", requests[0]);
        assert!(requests[0].contains("grant_type=client_credentials&client_id=old&"), "{}", requests[0]);
    }
    // A server that is down has not said that it forgot us.
    let down = registrar("503 S").await;
    let error = Mastodon::new(http()).begin_sign_in(&begin_at(&down, &kept)).await.unwrap_err();
    assert_eq!((error.kind, down.requests().len()), (ErrorKind::Unavailable, 1));
}

#[tokio::test]
async fn a_registration_for_another_way_back_is_not_asked_about() {
    let server = registrar("200 OK").await;
    let other = Some(json!({
        "client_id": "old", "client_secret": "rahasia", "redirect_uri": "https://lain.id/callback",
    }));
    for kept in [None, other] {
        let begun = Mastodon::new(http()).begin_sign_in(&begin_at(&server, &kept)).await.unwrap();
        assert_eq!(begun.app.unwrap()["client_id"], "new");
    }
    assert!(server.requests().iter().all(|request| request.starts_with("POST /api/v1/apps ")));
}
