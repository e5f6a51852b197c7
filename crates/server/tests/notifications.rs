//! Is everybody told of what concerns them, once, and of nothing else?

use axum::http::Method;
use selaras_kernel::{BrandId, Clock, Role};
use selaras_server::{
    notifying,
    testing::{As, TestApp},
};
use selaras_store::testing::on_both;
use serde_json::{Value, json};

/// Follows the events to their end, as a node does.
async fn follow(app: &TestApp) {
    while !notifying::follow(&app.app, app.clock.now()).await.expect("the database answers") {}
}

/// The topics somebody was told, the newest first, with who did it.
async fn told(app: &TestApp, who: &As) -> Vec<(String, String)> {
    let page = app.call(who, Method::GET, "/api/v1/notifications", None).await.expect(200);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    page["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (text(&one["topic"]), text(&one["by"])))
        .collect()
}

async fn unread(app: &TestApp, who: &As) -> i64 {
    let answer = app.call(who, Method::GET, "/api/v1/notifications/unread", None).await.expect(200);
    answer["count"].as_i64().expect("a number")
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(topic, by)| ((*topic).into(), (*by).into())).collect()
}

async fn post(app: &TestApp, who: &As, brand: BrandId) -> String {
    let profile = app.profile_in(brand, "kopi").await;
    let body = json!({"brand": brand, "title": "Gayo", "variants": [{"profile": profile}], "content": {"parts": [{"text": "Halo"}]}});
    let made = app.call(who, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
    made["id"].as_str().expect("an id").to_owned()
}

async fn does(app: &TestApp, who: &As, path: &str, body: Value) -> Value {
    let reply = app.call(who, Method::POST, &format!("/api/v1/{path}"), Some(&body)).await;
    assert!(reply.status.is_success(), "{path}: {}", reply.json());
    reply.json()
}

#[tokio::test]
async fn reviewers_and_authors_hear_of_each_other_once_and_nobody_of_themselves() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let other = json!({"name": "Other", "zone": "Asia/Jakarta"});
        let other = app.call(&owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201);
        let other: BrandId = other["id"].as_str().unwrap().parse().unwrap();
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let editor = app.member(Role::Editor, Some(app.brand)).await;
        let stranger = app.member(Role::Editor, Some(other)).await;
        let early = post(&app, &creator, app.brand).await;
        does(&app, &creator, &format!("posts/{early}/submit"), json!({})).await;
        follow(&app).await;
        assert_eq!(unread(&app, &editor).await, 0, "what was before the first time is not told");

        let id = post(&app, &creator, app.brand).await;
        does(&app, &creator, &format!("posts/{id}/submit"), json!({})).await;
        follow(&app).await;
        follow(&app).await;
        assert_eq!(told(&app, &editor).await, pairs(&[("review", "creator")]));
        assert_eq!(unread(&app, &creator).await, 0, "nobody is told of what they did");
        does(&app, &editor, &format!("posts/{id}/request-changes"), json!({"reason": "Terlalu panjang"}))
            .await;
        does(&app, &creator, &format!("posts/{id}/submit"), json!({})).await;
        does(&app, &editor, &format!("posts/{id}/approve"), json!({})).await;
        futures::future::join(follow(&app), follow(&app)).await;
        follow(&app).await;
        assert_eq!(
            told(&app, &creator).await,
            pairs(&[("approved", "editor"), ("changes_requested", "editor")])
        );
        assert_eq!(unread(&app, &stranger).await, 0, "a brand that one may not read is silent");
        let page = app
            .call(&creator, Method::GET, "/api/v1/notifications?unread=true&limit=1", None)
            .await
            .expect(200);
        assert_eq!((&page["items"][0]["name"], &page["items"][0]["subject"]), (&json!("Gayo"), &json!(id)));

        let read = json!({"ids": [page["items"][0]["id"]]});
        app.call(&stranger, Method::POST, "/api/v1/notifications/read", Some(&read)).await.expect(204);
        assert_eq!(unread(&app, &creator).await, 2, "nobody reads for another");
        app.call(&creator, Method::POST, "/api/v1/notifications/read", Some(&read)).await.expect(204);
        assert_eq!(unread(&app, &creator).await, 1);
        app.call(&creator, Method::POST, "/api/v1/notifications/read", Some(&json!({}))).await.expect(204);
        assert_eq!(unread(&app, &creator).await, 0);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_comment_reaches_the_author_the_thread_and_whoever_is_named_at_once() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let (creator, editor) = (
            app.member(Role::Creator, Some(app.brand)).await,
            app.member(Role::Editor, Some(app.brand)).await,
        );
        let client = app.member(Role::Client, Some(app.brand)).await;
        follow(&app).await;
        let id = post(&app, &creator, app.brand).await;
        let path = format!("posts/{id}/comments");
        let first =
            does(&app, &client, &path, json!({"text": "Sebut desanya, @Editor! a@owner.example"})).await;
        does(&app, &creator, &path, json!({"text": "Pantan Musara", "answers": first["id"]})).await;
        let live = app.live();
        let stream = app.begin(&client, Method::GET, "/api/v1/events", axum::body::Body::empty(), &[]).await;
        let mut stream = stream.into_body();
        follow(&app).await;
        assert_eq!(told(&app, &editor).await, pairs(&[("mention", "client")]));
        assert_eq!(told(&app, &creator).await, pairs(&[("comment", "client")]));
        assert_eq!(told(&app, &client).await, pairs(&[("comment", "creator")]), "who is answered is told");
        assert_eq!(unread(&app, &app.token().await).await, 0, "an address names nobody");

        use http_body_util::BodyExt;
        let heard = async {
            loop {
                let frame = stream.frame().await.expect("the stream goes on").expect("it is whole");
                let text = String::from_utf8(frame.into_data().expect("data").to_vec()).expect("text");
                if text.contains("notification.added") {
                    return text;
                }
            }
        };
        let heard = tokio::time::timeout(std::time::Duration::from_secs(10), heard).await.expect("at once");
        let me = app.call(&client, Method::GET, "/api/v1/me", None).await.expect(200);
        assert!(heard.contains(me["id"].as_str().unwrap()), "one hears only of one's own: {heard}");
        drop(stream);
        app.finish().await;
        live.await.expect("the reader stops");
    })
    .await;
}

#[tokio::test]
async fn mail_goes_to_those_who_want_it_once_and_an_unsent_post_to_whoever_may_mend_it() {
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let editor = app.member(Role::Editor, Some(app.brand)).await;
        let silent = app.member(Role::Editor, Some(app.brand)).await;
        let none = json!([{"topic": "review", "in_app": false, "by_mail": false}]);
        let chosen =
            app.call(&silent, Method::PATCH, "/api/v1/me/notifications", Some(&none)).await.expect(200);
        assert_eq!(chosen[0], none[0]);
        let wrong = json!([{"topic": "weather", "in_app": true, "by_mail": true}]);
        app.call(&silent, Method::PATCH, "/api/v1/me/notifications", Some(&wrong)).await.expect(422);
        follow(&app).await;
        let queued = async || selaras_store::jobs::counts(&app.app.db, app.clock.now()).await.unwrap().0;
        let before = queued().await;
        let id = post(&app, &creator, app.brand).await;
        does(&app, &creator, &format!("posts/{id}/submit"), json!({})).await;
        follow(&app).await;
        follow(&app).await;
        assert_eq!(queued().await - before, 2, "the owner and the editor");
        assert_eq!((unread(&app, &editor).await, unread(&app, &silent).await), (1, 0));
        let claimed =
            selaras_store::jobs::claim(&app.app.db, app.clock.now(), std::time::Duration::from_secs(9), 99)
                .await
                .unwrap();
        let letters: Vec<_> =
            claimed.iter().filter(|job| job.payload.0["message"] == "mail-notice").collect();
        assert_eq!(letters.len(), 2);
        assert!(
            letters
                .iter()
                .all(|job| job.payload.0["link"].as_str().unwrap().ends_with(&format!("/posts/{id}")))
        );
        for job in &claimed {
            selaras_store::jobs::finish(
                &app.app.db,
                job,
                selaras_store::jobs::Ended::Done,
                app.clock.now(),
                0.0,
            )
            .await
            .unwrap();
        }
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_was_taken_back_is_not_told_any_more() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let editor = app.member(Role::Editor, Some(app.brand)).await;
        follow(&app).await;
        let id = post(&app, &creator, app.brand).await;
        does(&app, &creator, &format!("posts/{id}/submit"), json!({})).await;
        does(&app, &editor, &format!("posts/{id}/approve"), json!({})).await;
        follow(&app).await;
        assert_eq!(told(&app, &creator).await, pairs(&[("approved", "editor")]));
        does(&app, &editor, &format!("posts/{id}/take-back"), json!({})).await;
        follow(&app).await;
        assert_eq!(told(&app, &creator).await, pairs(&[]));
        // Before anybody was told of it: only what stands is told.
        does(&app, &editor, &format!("posts/{id}/approve"), json!({})).await;
        does(&app, &editor, &format!("posts/{id}/take-back"), json!({})).await;
        does(&app, &editor, &format!("posts/{id}/request-changes"), json!({"reason": "Terlalu panjang"}))
            .await;
        follow(&app).await;
        assert_eq!(told(&app, &creator).await, pairs(&[("changes_requested", "editor")]));
        app.finish().await;
    })
    .await;
}
