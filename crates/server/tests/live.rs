//! Does a stream of events follow the rights of the one who listens, at once? The clock stands still in these tests, so that
//! nothing is looked at again merely because time has passed.

use axum::{body::Body, http::Method};
use http_body_util::BodyExt;
use selaras_kernel::{BrandId, Role};
use selaras_server::testing::{As, PASSWORD, TestApp};
use selaras_store::testing::on_both;
use serde_json::{Value, json};
use std::time::Duration;

const SURELY: Duration = Duration::from_secs(10);

async fn listen(app: &TestApp, who: &As) -> Body {
    let stream = app.begin(who, Method::GET, "/api/v1/events", Body::empty(), &[]).await;
    assert_eq!(stream.status(), 200);
    stream.into_body()
}

/// The next event; `None` when the stream has ended.
async fn next(body: &mut Body) -> Option<String> {
    let frame = tokio::time::timeout(SURELY, body.frame()).await.expect("an event comes, or an end");
    let data = frame?.expect("it is whole").into_data().expect("it is data");
    Some(String::from_utf8(data.to_vec()).expect("it is text"))
}

async fn post(app: &TestApp, who: &As, brand: BrandId) -> String {
    let body = json!({"brand": brand, "content": {"parts": [{"text": "Halo"}]}});
    let made = app.call(who, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
    made["id"].as_str().expect("an id").to_owned()
}

/// The memberships of the person who is `who`, as `owner` sees them.
async fn memberships(app: &TestApp, owner: &As, who: &As) -> Vec<Value> {
    let me = app.call(who, Method::GET, "/api/v1/me", None).await.expect(200);
    let all = app.call(owner, Method::GET, "/api/v1/members?limit=200", None).await.expect(200);
    all["items"].as_array().expect("a list").iter().filter(|m| m["email"] == me["email"]).cloned().collect()
}

async fn remove(app: &TestApp, owner: &As, membership: &Value) {
    let path = format!("/api/v1/members/{}", membership["id"].as_str().expect("an id"));
    app.call(owner, Method::DELETE, &path, None).await.expect(204);
}

#[tokio::test]
async fn a_role_that_is_taken_away_ends_what_one_hears_of_that_brand_and_the_last_one_ends_the_stream() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let live = app.live();
        let other = json!({"name": "Other", "zone": "Asia/Jakarta"});
        let other = app.call(&owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201);
        let other: BrandId = other["id"].as_str().unwrap().parse().unwrap();
        let who = app.member(Role::Creator, Some(app.brand)).await;
        let mut stream = listen(&app, &who).await;
        post(&app, &owner, other).await;
        let first = post(&app, &owner, app.brand).await;
        assert!(next(&mut stream).await.unwrap().contains(&first), "only one's own brand is heard of");

        let email = memberships(&app, &owner, &who).await[0]["email"].clone();
        let invited = json!({"email": email, "role": "creator", "brand": other});
        let invited = app.call(&owner, Method::POST, "/api/v1/invitations", Some(&invited)).await.expect(201);
        let token = json!({"token": invited["token"]});
        app.call(&who, Method::POST, "/api/v1/invitations/accept", Some(&token)).await.expect(201);
        let joined = next(&mut stream).await.unwrap();
        assert!(joined.contains("event: member.added"), "a role that is added is heard of at once: {joined}");
        let second = post(&app, &owner, other).await;
        assert!(next(&mut stream).await.unwrap().contains(&second));

        let mine = memberships(&app, &owner, &who).await;
        let (there, here): (Vec<_>, Vec<_>) = mine.iter().partition(|m| m["brand"] == json!(other));
        remove(&app, &owner, there[0]).await;
        post(&app, &owner, other).await;
        let third = post(&app, &owner, app.brand).await;
        assert!(next(&mut stream).await.unwrap().contains(&third), "the other brand is silent again");
        remove(&app, &owner, here[0]).await;
        assert_eq!(next(&mut stream).await, None, "nothing is left to hear");
        app.finish().await;
        live.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn one_hears_only_of_what_one_may_read() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let live = app.live();
        let guest = app.member(Role::Client, None).await;
        let mut stream = listen(&app, &guest).await;
        let (mut all, who) =
            (listen(&app, &owner).await, json!({"email": "rahasia@example.test", "role": "analyst"}));
        app.call(&owner, Method::POST, "/api/v1/invitations", Some(&who)).await.expect(201);
        let made = post(&app, &owner, app.brand).await;
        assert!(
            next(&mut stream).await.unwrap().contains(&made),
            "a client hears of posts and of nobody's address"
        );
        assert!(
            next(&mut all).await.unwrap().contains("rahasia@example.test"),
            "an owner hears of invitations too"
        );
        live.abort();
        drop((stream, all));
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_stream_ends_with_the_token_or_the_session_it_was_opened_with() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let live = app.live();
        let program = json!({"name": "listener", "scope": ["posts.read"]});
        let program = app.call(&owner, Method::POST, "/api/v1/tokens", Some(&program)).await.expect(201);
        let listener = As::Token(program["token"].as_str().unwrap().to_owned());
        let [mut by_token, mut unconcerned] = [listen(&app, &listener).await, listen(&app, &owner).await];
        let path = format!("/api/v1/tokens/{}", program["id"].as_str().unwrap());
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(next(&mut by_token).await, None);

        let sessions = [app.sign_in("owner@example.test").await, app.sign_in("owner@example.test").await];
        let [left, mut stays] = [listen(&app, &sessions[0]).await, listen(&app, &sessions[1]).await];
        app.call(&sessions[0], Method::DELETE, "/api/v1/session", None).await.expect(204);
        ends(left).await;
        let third = app.sign_in("owner@example.test").await;
        let thrown_out = listen(&app, &third).await;
        let change = json!({"current": PASSWORD, "new": "gajah jendela kertas biru"});
        app.call(&sessions[1], Method::POST, "/api/v1/me/password", Some(&change)).await.expect(204);
        ends(thrown_out).await;
        let written = post(&app, &owner, app.brand).await;
        for stream in [&mut stays, &mut unconcerned] {
            while !next(stream).await.expect("the other streams go on").contains(&written) {}
        }
        app.finish().await;
        live.await.unwrap();
    })
    .await;
}

/// Reads a stream of an owner, who hears of everything, until it ends.
async fn ends(mut stream: Body) {
    while let Some(heard) = next(&mut stream).await {
        assert!(!heard.contains("event: post."), "it went on too long: {heard}");
    }
}
