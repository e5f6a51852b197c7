//! Is a brand put beside its competitors over HTTP, from the first look on?

use axum::{body::Body, http::Method};
use selaras_kernel::{Metric, Role, Timestamp};
use selaras_networks::Part;
use selaras_server::{
    counting, looking,
    testing::{As, NOW, TestApp},
};
use selaras_store::testing::on_both;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

fn post(app: &TestApp, handle: &str, text: &str, at: Timestamp, reactions: i64) {
    let id = app.fake.posts_by_itself(handle, Part { text: text.into(), ..Part::default() }, at);
    app.fake.set_number(&id, Metric::Reactions, reactions);
}

async fn made(app: &TestApp, who: &As, name: &str) -> String {
    let body = json!({"brand": app.brand, "name": name, "found": {"by": "customers", "words": "Bu Ratna"}});
    let made = app.call(who, Method::POST, "/api/v1/competitors", Some(&body)).await.expect(201);
    format!("/api/v1/competitors/{}", made["id"].as_str().expect("an id"))
}

async fn add(app: &TestApp, who: &As, competitor: &str, address: &str) -> selaras_server::testing::Reply {
    let body = json!({"network": "fake", "address": address});
    app.call(who, Method::POST, &format!("{competitor}/profiles"), Some(&body)).await
}

#[tokio::test]
async fn a_competitor_is_added_looked_at_put_beside_us_and_removed() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        // What we published, and how it went.
        let profile = app.profile("kami").await;
        let body = json!({"brand": app.brand, "content": {"parts": [{"text": "Kopi apa hari ini, @ani.test? #kopi"}]},
            "variants": [{"profile": profile}], "when": {"at": "2027-01-12T09:01", "zone": "Asia/Jakarta"}});
        app.call(&who, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
        app.clock.set(NOW + Duration::from_secs(120));
        app.deliver().await;
        let ours = app.fake.posts().pop().expect("it appeared").id;
        app.fake.set_number(&ours, Metric::Reactions, 20);
        let later = NOW + Duration::from_secs(3600);
        app.clock.set(later);
        counting::round(app.app.clone(), later).await.expect("it is counted");
        // Somebody to be put beside.
        app.fake.account("arunika");
        app.fake.set_profile_number("arunika", Metric::Followers, 500);
        post(&app, "arunika", "Panen @budi #Kopi ☕", NOW - DAY, 60);
        post(&app, "arunika", "Sudah habis?", NOW - DAY * 2, 20);
        let one = made(&app, &who, "Arunika").await;
        let added = add(&app, &who, &one, "@arunika").await.expect(201);
        assert_eq!(added["profiles"][0]["state"], "waiting");
        looking::round(app.app.clone(), later).await.expect("it is looked at");
        let shown = app.call(&who, Method::GET, &one, None).await.expect(200);
        assert_eq!(shown["profiles"][0]["state"], "seen");
        let compare = format!("/api/v1/competitors/compare?brand={}&from=2027-01-01&to=2027-01-31", app.brand);
        let told = app.call(&who, Method::GET, &compare, None).await.expect(200);
        let (us, them) = (&told["sides"][0], &told["sides"][1]);
        assert_eq!(us["posts"], json!({"value": 1.0, "of": 1}), "{told:#}");
        assert_eq!(us["interactions"], json!({"value": 20.0, "of": 1}));
        assert_eq!(us["share_of_voice"], json!({"value": 20.0, "of": 1}));
        assert_eq!(us["tone"]["question"], json!({"value": 100.0, "of": 1}), "our own text is known");
        assert_eq!(us["mentions"][0], json!({"handle": "ani.test", "posts": 1}));
        assert!(us["best"][0]["text"].as_str().is_some_and(|text| text.starts_with("Kopi apa")));
        assert_eq!(them["name"], "Arunika");
        assert_eq!(them["followers"], json!({"value": 500.0, "of": 1}));
        assert_eq!(them["share_of_voice"], json!({"value": 80.0, "of": 2}));
        assert_eq!(them["hashtags"][0]["tag"], "kopi");
        assert_eq!(them["best"][0]["interactions"], 60);
        // Changed under its version, and removed.
        let change = Body::from(json!({"note": "Kuat di video"}).to_string());
        let headers = [("content-type", "application/json"), ("if-match", "\"7\"")];
        assert_eq!(app.send(&who, Method::PATCH, &one, change, &headers).await.code(), "stale");
        let changed = app.call(&who, Method::PATCH, &one, Some(&json!({"note": "Kuat di video"}))).await.expect(200);
        assert_eq!((&changed["note"], &changed["version"]), (&json!("Kuat di video"), &json!(2)));
        let path = format!("{one}/profiles/{}", changed["profiles"][0]["id"].as_str().expect("an id"));
        app.call(&who, Method::DELETE, &path, None).await.expect(204);
        app.call(&who, Method::DELETE, &path, None).await.expect(404);
        app.call(&who, Method::DELETE, &one, None).await.expect(204);
        let list = format!("/api/v1/competitors?brand={}", app.brand);
        assert_eq!(app.call(&who, Method::GET, &list, None).await.expect(200), json!([]));
        let audit = app.call(&who, Method::GET, "/api/v1/audit?limit=200", None).await.expect(200);
        let kinds: Vec<&str> = audit["items"].as_array().expect("a list").iter().filter_map(|e| e["kind"].as_str()).collect();
        for kind in ["created", "profile_added", "profile_state", "updated", "profile_removed", "removed"] {
            assert!(kinds.contains(&format!("competitor.{kind}").as_str()), "{kind}: {kinds:?}");
        }
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_is_said_in_the_readers_language() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let one = made(&app, &who, "Arunika").await;
        app.profile("kami").await;
        for (address, status, code) in [
            ("kami", 409, "competitor_profile_ours"),
            ("tidak_ada", 422, "competitor_profile_not_found"),
            ("dua kata", 422, "competitor_address_malformed"),
        ] {
            let refused = add(&app, &who, &one, address).await;
            assert_eq!((refused.status.as_u16(), refused.code().as_str()), (status, code));
        }
        let body = json!({"network": "fake", "address": "kami"}).to_string();
        let headers = [("content-type", "application/json"), ("accept-language", "id")];
        let refused =
            app.send(&who, Method::POST, &format!("{one}/profiles"), Body::from(body), &headers).await;
        assert!(refused.json()["detail"].as_str().is_some_and(|text| text.contains("merek ini sendiri")));
        // What goes wrong later stands with the profile, explained.
        app.fake.account("arunika");
        add(&app, &who, &one, "arunika").await.expect(201);
        for _ in 0..2 {
            let gone = selaras_networks::ErrorKind::NotFound;
            app.fake.refuse_look(selaras_networks::ConnectorError::not_done(gone, "gone"));
        }
        looking::round(app.app.clone(), NOW).await.expect("it is looked at");
        let shown = app.call(&who, Method::GET, &one, None).await.expect(200);
        let profile = &shown["profiles"][0];
        assert_eq!(
            (&profile["state"], &profile["error"]["code"]),
            (&json!("not_found"), &json!("competitor_look_not_found"))
        );
        assert!(profile["error"]["explanation"].as_str().is_some_and(|text| text.contains("deleted")));
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_repeated_request_adds_once_and_an_analyst_only_looks() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let body =
            json!({"brand": app.brand, "name": "Arunika", "found": {"by": "keyword", "words": "kopi"}})
                .to_string();
        let headers = [("content-type", "application/json"), ("idempotency-key", "satu")];
        let send = || app.send(&who, Method::POST, "/api/v1/competitors", Body::from(body.clone()), &headers);
        let first = send().await.expect(201);
        assert_eq!(send().await.expect(201)["id"], first["id"]);
        let analyst = app.member(Role::Analyst, Some(app.brand)).await;
        let list = format!("/api/v1/competitors?brand={}", app.brand);
        let seen = app.call(&analyst, Method::GET, &list, None).await.expect(200);
        assert_eq!(seen.as_array().map(Vec::len), Some(1));
        let one = format!("/api/v1/competitors/{}", first["id"].as_str().expect("an id"));
        app.call(&analyst, Method::DELETE, &one, None).await.expect(403);
        let nobody: Value = json!({"brand": app.brand, "name": " ", "found": {"by": "other"}});
        let refused = app.call(&who, Method::POST, "/api/v1/competitors", Some(&nobody)).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (422, "competitor_name_missing"));
        app.finish().await;
    })
    .await;
}
