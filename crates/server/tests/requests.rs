//! Does the program answer as its description says, also where the request is bad?

use axum::{body::Body, http::Method};
use http_body_util::BodyExt;
use selaras_server::testing::{As, PASSWORD, TestApp};
use selaras_store::testing::on_both;
use serde_json::{Value, json};
use std::time::Duration;

/// A request, and the status and code it must get.
type Case<'a> = (Method, &'a str, Vec<u8>, &'a [(&'a str, &'a str)], u16, &'a str);

fn post_body(app: &TestApp, profile: selaras_kernel::ProfileId, text: &str) -> serde_json::Value {
    json!({"brand": app.brand, "content": {"parts": [{"text": text}]}, "variants": [{"profile": profile}],
        "when": {"at": "2027-01-20T09:00", "zone": "Asia/Jakarta"}})
}

#[tokio::test]
async fn what_cannot_be_read_is_a_clear_problem_and_changes_nothing() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let json = [("content-type", "application/json")];
        let cases: [Case<'_>; 12] = [
            (Method::GET, "/api/v1/nothing", vec![], &[], 404, "not_found"),
            (Method::PUT, "/api/v1/posts", vec![], &[], 405, "method_not_allowed"),
            (Method::POST, "/api/v1/posts", b"{".to_vec(), &json, 400, "json_malformed"),
            (Method::POST, "/api/v1/posts", b"{\"brand\": \"\xff\"}".to_vec(), &json, 400, "json_malformed"),
            (Method::POST, "/api/v1/posts", b"{}".to_vec(), &json, 422, "value_unreadable"),
            (
                Method::POST,
                "/api/v1/posts",
                b"{}".to_vec(),
                &[("content-type", "text/plain")],
                415,
                "content_type_not_json",
            ),
            (Method::POST, "/api/v1/posts", b"{}".to_vec(), &[], 415, "content_type_not_json"),
            (Method::POST, "/api/v1/posts", vec![b' '; (1 << 20) + 1], &json, 413, "body_too_large"),
            (
                Method::POST,
                "/api/v1/brands",
                br#"{"name":"a\u0000","zone":"Asia/Jakarta"}"#.to_vec(),
                &json,
                422,
                "text_has_nul",
            ),
            (Method::GET, "/api/v1/posts/zzz", vec![], &[], 404, "not_found"),
            (Method::GET, "/api/v1/members?limit=0", vec![], &[], 422, "limit_out_of_range"),
            (Method::GET, "/api/v1/members?cursor=%F0%9F", vec![], &[], 422, "cursor_invalid"),
        ];
        for (method, path, body, headers, status, code) in cases {
            let reply = app.send(&owner, method.clone(), path, Body::from(body), headers).await;
            assert_eq!((reply.status.as_u16(), reply.code().as_str()), (status, code), "{method} {path}");
            assert_eq!(reply.header("content-type"), "application/problem+json");
            assert!(reply.json()["instance"].as_str().unwrap().ends_with(reply.header("x-request-id")));
        }
        let id = [("accept-language", "id-ID, en;q=0.5")];
        let reply = app.send(&As::Anonymous, Method::GET, "/api/v1/me", Body::empty(), &id).await;
        assert_eq!(reply.header("content-language"), "id");
        assert!(reply.json()["detail"].as_str().unwrap().contains("masuk"));
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_person_signs_in_by_a_cookie_that_other_sites_cannot_use() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let body = json!({"email": "owner@example.test", "password": PASSWORD});
        let reply = app.call(&As::Anonymous, Method::POST, "/api/v1/session", Some(&body)).await;
        reply.expect(201);
        let cookie = reply.header("set-cookie");
        assert!(
            cookie.contains("HttpOnly")
                && cookie.contains("SameSite=Lax")
                && cookie.starts_with("selaras_session=ses_"),
            "{cookie}"
        );
        let who = app.sign_in("owner@example.test").await;
        let me = app.call(&who, Method::GET, "/api/v1/me", None).await.expect(200);
        assert_eq!(me["email"], "owner@example.test");
        let patch = || Body::from(json!({"language": "id"}).to_string());
        let json = ("content-type", "application/json");
        for (header, status) in [
            (("sec-fetch-site", "cross-site"), 403),
            (("sec-fetch-site", "same-origin"), 200),
            (("origin", "https://evil.example"), 403),
            (("origin", "http://127.0.0.1:7340"), 200),
        ] {
            let reply = app.send(&who, Method::PATCH, "/api/v1/me", patch(), &[json, header]).await;
            assert_eq!(reply.status.as_u16(), status, "{header:?}");
        }
        let wrong = json!({"email": "owner@example.test", "password": "wrong"});
        assert_eq!(
            app.call(&As::Anonymous, Method::POST, "/api/v1/session", Some(&wrong)).await.code(),
            "sign_in_wrong"
        );
        app.call(&who, Method::DELETE, "/api/v1/session", None).await.expect(204);
        assert_eq!(app.call(&who, Method::GET, "/api/v1/me", None).await.status, 401);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn every_request_that_makes_something_acts_once_per_key() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let send = async |key: &str, path: &str, body: Value| {
            let headers = [("content-type", "application/json"), ("idempotency-key", key)];
            app.send(&owner, Method::POST, path, Body::from(body.to_string()), &headers).await
        };
        let brand = json!({"name": "Teh", "zone": "Asia/Jakarta"});
        let made = send("brand", "/api/v1/brands", brand.clone()).await.expect(201);
        assert_eq!(send("brand", "/api/v1/brands", brand).await.expect(201), made);
        let brands = app.call(&owner, Method::GET, "/api/v1/brands", None).await.expect(200);
        assert_eq!(brands.as_array().unwrap().len(), 2);

        let post = send("post", "/api/v1/posts", post_body(&app, profile, "Kopi")).await.expect(201);
        let path = |what: &str| format!("/api/v1/posts/{}/{what}", post["id"].as_str().unwrap());
        let copy = send("copy", &path("duplicate"), json!({})).await.expect(201);
        assert_eq!(send("copy", &path("duplicate"), json!({})).await.expect(201)["id"], copy["id"]);
        let paused = send("pause", &path("pause"), json!({})).await.expect(200);
        assert_eq!(send("pause", &path("pause"), json!({})).await.expect(200), paused);
        assert_eq!(send("other key", &path("pause"), json!({})).await.code(), "wrong_state");
        let rule = json!({"rule": {"every": "week", "days": ["tue"]}, "count": 2});
        let repeats = send("rule", &path("recurrence"), rule.clone()).await;
        assert_eq!(send("rule", &path("recurrence"), rule).await.expect(201), repeats.expect(201));
        let rows = json!([{"text": "Satu"}, {"text": "Dua"}]);
        let import = format!("/api/v1/imports?brand={}", app.brand);
        let report = send("import", &import, rows.clone()).await.expect(201);
        assert_eq!(send("import", &import, rows).await.expect(201), report);
        assert_eq!(report["created"].as_array().unwrap().len(), 2);

        // A secret is told once, so its reply is not kept; what was asked is still not done again.
        let token = json!({"name": "Zapier"});
        send("token", "/api/v1/tokens", token.clone()).await.expect(201);
        assert_eq!(send("token", "/api/v1/tokens", token).await.code(), "request_repeated");
        let guest = json!({"email": "baru@example.test", "role": "creator"});
        send("guest", "/api/v1/invitations", guest.clone()).await.expect(201);
        assert_eq!(send("guest", "/api/v1/invitations", guest).await.code(), "request_repeated");
        let names = app.call(&owner, Method::GET, "/api/v1/tokens", None).await.expect(200);
        let named = |t: &&Value| t["name"] == "Zapier";
        assert_eq!(names["items"].as_array().unwrap().iter().filter(named).count(), 1);

        // What was refused is not remembered: mended, it may come with the same key.
        let wrong = json!({"name": "", "zone": "Asia/Jakarta"});
        assert_eq!(send("mended", "/api/v1/brands", wrong).await.code(), "name_missing");
        send("mended", "/api/v1/brands", json!({"name": "Susu", "zone": "Asia/Jakarta"})).await.expect(201);

        // The same request twice at once: one acts, both are answered alike.
        let draft = json!({"brand": app.brand, "content": {"parts": [{"text": "Sekali"}]}});
        let twice =
            futures::future::join_all((0..8).map(|_| send("twice", "/api/v1/posts", draft.clone()))).await;
        let ids: std::collections::HashSet<String> =
            twice.iter().map(|reply| reply.expect(201)["id"].to_string()).collect();
        assert_eq!(ids.len(), 1);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_key_belongs_to_the_whole_request_and_a_version_to_what_was_seen() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let send = async |method: Method, path: &str, body: Value, header: (&str, &str)| {
            let headers = [("content-type", "application/json"), header];
            app.send(&owner, method, path, Body::from(body.to_string()), &headers).await
        };
        let rows = json!([{"text": "Satu"}]);
        let into = format!("/api/v1/imports?brand={}", app.brand);
        let key = ("idempotency-key", "import");
        send(Method::POST, &into, rows.clone(), key).await.expect(201);
        let dry = format!("{into}&dry_run=true");
        assert_eq!(send(Method::POST, &dry, rows, key).await.code(), "idempotency_key_reused");

        let post =
            app.call(&owner, Method::POST, "/api/v1/posts", Some(&post_body(&app, profile, "Kopi"))).await;
        let path = format!("/api/v1/posts/{}", post.expect(201)["id"].as_str().unwrap());
        let old = ("if-match", "\"99\"");
        for what in ["pause", "cancel", "publish", "schedule"] {
            let at = json!({"now": true});
            assert_eq!(send(Method::POST, &format!("{path}/{what}"), at, old).await.status, 412, "{what}");
        }
        assert_eq!(send(Method::DELETE, &path, json!({}), old).await.status, 412);
        let seen = ("if-match", post.header("etag"));
        assert_eq!(send(Method::DELETE, &path, json!({}), seen).await.status, 204);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn who_was_removed_from_their_only_workspace_may_be_invited_again() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let who = app.member(selaras_kernel::Role::Creator, None).await;
        let me = app.call(&who, Method::GET, "/api/v1/me", None).await.expect(200);
        let all = app.call(&owner, Method::GET, "/api/v1/members", None).await.expect(200);
        let member = all["items"].as_array().unwrap().iter().find(|m| m["email"] == me["email"]).unwrap();
        let path = format!("/api/v1/members/{}", member["id"].as_str().unwrap());
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(app.call(&who, Method::GET, "/api/v1/me", None).await.code(), "no_workspace");
        let again = json!({"email": me["email"], "role": "editor"});
        let link = app.call(&owner, Method::POST, "/api/v1/invitations", Some(&again)).await.expect(201);
        let token = json!({"token": link["token"]});
        app.call(&who, Method::POST, "/api/v1/invitations/accept", Some(&token)).await.expect(201);
        app.call(&who, Method::GET, "/api/v1/me", None).await.expect(200);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_post_goes_through_the_api_and_out_and_a_repeated_request_acts_once() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let body = post_body(&app, profile, "Kopi baru").to_string();
        let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
        let first = app.send(&owner, Method::POST, "/api/v1/posts", Body::from(body.clone()), &headers).await;
        let made = first.expect(201);
        let again = app.send(&owner, Method::POST, "/api/v1/posts", Body::from(body), &headers).await;
        assert_eq!(again.expect(201)["id"], made["id"]);
        let other = post_body(&app, profile, "Lain").to_string();
        let other = app.send(&owner, Method::POST, "/api/v1/posts", Body::from(other), &headers).await;
        assert_eq!(other.code(), "idempotency_key_reused");
        let path = format!("/api/v1/posts/{}", made["id"].as_str().unwrap());
        let got = app.call(&owner, Method::GET, &path, None).await;
        assert_eq!(got.expect(200)["state"], "scheduled");
        assert_eq!(got.header("etag"), first.header("etag"));
        let seen = [("if-none-match", got.header("etag"))];
        assert_eq!(app.send(&owner, Method::GET, &path, Body::empty(), &seen).await.status, 304);
        let change = json!({"title": "Kopi"}).to_string();
        let at = [("content-type", "application/json"), ("if-match", "\"99\"")];
        assert_eq!(app.send(&owner, Method::PATCH, &path, Body::from(change.clone()), &at).await.status, 412);
        let at = [("content-type", "application/json"), ("if-match", got.header("etag"))];
        assert_eq!(
            app.send(&owner, Method::PATCH, &path, Body::from(change), &at).await.expect(200)["title"],
            "Kopi"
        );
        let month = format!("/api/v1/posts?brand={}&month=2027-01", app.brand);
        let list = app.call(&owner, Method::GET, &month, None).await;
        assert_eq!(list.expect(200)["items"][0]["title"], "Kopi");
        let seen = [("if-none-match", list.header("etag"))];
        assert_eq!(app.send(&owner, Method::GET, &month, Body::empty(), &seen).await.status, 304);
        app.clock.advance(Duration::from_secs(9 * 24 * 3600));
        app.deliver().await;
        assert_eq!(app.fake.texts(), ["Kopi baru"]);
        let got = app
            .send(&owner, Method::GET, &path, Body::empty(), &[("if-none-match", got.header("etag"))])
            .await;
        assert_eq!(got.expect(200)["state"], "published", "what a worker did changes the ETag");
        let late = app.send(&owner, Method::GET, &month, Body::empty(), &seen).await;
        assert_eq!(late.status, 200);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_listener_hears_each_change_once_also_after_a_break() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let live = app.live();
        let stream = app.begin(&owner, Method::GET, "/api/v1/events", Body::empty(), &[]).await;
        assert_eq!(stream.headers()["content-type"], "text/event-stream");
        let mut stream = stream.into_body();
        let body = post_body(&app, profile, "Satu");
        app.call(&owner, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
        let heard = next(&mut stream).await;
        assert!(heard.contains("event: post.created"), "{heard}");
        let number: i64 = heard.lines().find_map(|l| l.strip_prefix("id: ")).unwrap().trim().parse().unwrap();
        app.call(&owner, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
        assert!(next(&mut stream).await.contains(&format!("id: {}", number + 1)));
        drop(stream);
        let since = (number).to_string();
        let stream = app
            .begin(&owner, Method::GET, "/api/v1/events", Body::empty(), &[("last-event-id", &since)])
            .await;
        let heard = next(&mut stream.into_body()).await;
        assert!(heard.contains(&format!("id: {}", number + 1)), "{heard}");
        app.finish().await;
        live.await.unwrap();
    })
    .await;
}

async fn next(body: &mut Body) -> String {
    let frame = tokio::time::timeout(Duration::from_secs(10), body.frame()).await.expect("an event comes");
    let data = frame.expect("the stream goes on").expect("it is whole").into_data().expect("it is data");
    String::from_utf8(data.to_vec()).expect("it is text")
}

#[tokio::test]
async fn an_import_lists_every_problem_by_line_and_writes_all_or_nothing() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        app.profile("kopi").await;
        let path = format!("/api/v1/imports?brand={}", app.brand);
        let csv = [("content-type", "text/csv")];
        let bad = "text,at,profiles\nHalo,2027-02-01T09:00,kopi\nHai,kemarin,teh\n";
        let report = app.send(&owner, Method::POST, &path, Body::from(bad), &csv).await.expect(200);
        assert_eq!(report["problems"][0]["line"], 3, "{report}");
        assert_eq!(report["created"], json!([]));
        let good = "text,at,profiles\nHalo,2027-02-01T09:00,kopi\nHai,2027-02-02T09:00,kopi\n";
        let dry = app
            .send(&owner, Method::POST, &format!("{path}&dry_run=true"), Body::from(good), &csv)
            .await
            .expect(200);
        assert_eq!((&dry["rows"], &dry["created"]), (&json!(2), &json!([])));
        let report = app.send(&owner, Method::POST, &path, Body::from(good), &csv).await.expect(201);
        assert_eq!(report["created"].as_array().unwrap().len(), 2);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn the_first_start_is_by_the_code_of_the_link_and_once() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let body = json!({"code": "x", "email": "a@b.id", "name": "A", "password": PASSWORD, "language": "id",
            "workspace": "W", "brand": "B", "zone": "Asia/Jakarta"});
        let reply = app.call(&As::Anonymous, Method::POST, "/api/v1/setup", Some(&body)).await;
        assert_eq!((reply.status.as_u16(), reply.code().as_str()), (409, "already_set_up"));
        app.app.setup_code.lock().unwrap().replace("right".into());
        let reply = app.call(&As::Anonymous, Method::POST, "/api/v1/setup", Some(&body)).await;
        assert_eq!((reply.status.as_u16(), reply.code().as_str()), (403, "setup_code_wrong"));
        let state = app.call(&As::Anonymous, Method::GET, "/api/v1/setup", None).await.expect(200);
        assert_eq!(state["needed"], true);
        let page = app.call(&As::Anonymous, Method::GET, "/setup?code=right", None).await;
        assert!(page.header("content-type").starts_with("text/html"));
        app.finish().await;
    })
    .await;
}
