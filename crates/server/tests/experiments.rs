//! Does an experiment settle by itself, is who began it told once, and who may do what?

use axum::http::Method;
use selaras_analytics::{
    Described, Format, experiments,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{Metric, ProfileId, Timestamp};
use selaras_server::{
    notifying,
    testing::{As, NOW, TestApp},
};
use selaras_store::testing::on_both;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

const HOUR: Duration = Duration::from_secs(3600);

/// Posts of which each had `value` after a day and a half.
async fn posted(app: &TestApp, profile: ProfileId, all: Vec<(Timestamp, i64, &str)>) {
    let (workspace, brand) = (app.owner.workspace, app.brand);
    let made = |(born_at, value, text): (Timestamp, i64, &str)| SampleNumbers {
        subject: Uuid::now_v7(),
        profile,
        remote_id: Some("r".into()),
        source: "fake".into(),
        born_at,
        gone_at: None,
        described: Some(Described { format: Format::Text, text: text.into(), ..Described::default() }),
        series: vec![(Metric::Reactions, vec![(born_at + HOUR * 36, value)])],
    };
    let all: Vec<_> = all.into_iter().map(made).collect();
    let write = app.app.db.write(move |tx| {
        Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
    });
    write.await.expect("written");
}

fn fields(profile: ProfileId) -> Value {
    let rule = |tag: &str| json!({"name": tag, "rule": {"hashtag": tag}});
    json!({"name": "Cerita atau resep", "compared": "versions", "profiles": [profile], "figure": "interactions", "age_hours": 48,
        "worth_percent": 50, "a": rule("resep"), "b": rule("cerita")})
}

async fn follow(app: &TestApp) {
    while !notifying::follow(&app.app, app.app.now()).await.expect("followed") {}
}

#[tokio::test]
async fn it_settles_while_nobody_looks_and_who_began_it_is_told_once() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.sign_in("owner@example.test").await;
        let profile = app.profile("kopi").await;
        follow(&app).await;
        let past = (0..40_u32).map(|n| (NOW - HOUR * (24 * n + 80), i64::from(80 + n * 7 % 41), "lalu"));
        posted(&app, profile, past.collect()).await;
        let idea = json!({"brand": app.brand, "experiment": fields(profile)});
        let plan = app.call(&owner, Method::POST, "/api/v1/experiments/plan", Some(&idea)).await.expect(200);
        assert_eq!(plan["posts_known"], 40);
        assert!(plan["posts_each_usually"].as_u64() <= plan["posts_each_at_most"].as_u64(), "{plan}");
        let new = json!({"brand": app.brand, "experiment": fields(profile), "start": true});
        let made = app.call(&owner, Method::POST, "/api/v1/experiments", Some(&new)).await.expect(201);
        assert_eq!((&made["state"], &made["plan"]["posts_known"]), (&json!("running"), &json!(40)));
        let after = (0..40_u32).map(|n| {
            let (around, tag) = if n % 2 == 0 { (80, "#resep") } else { (190, "#cerita") };
            (NOW + HOUR * (24 * n + 1), i64::from(around + n * 7 % 41), tag)
        });
        posted(&app, profile, after.collect()).await;
        app.clock.set(NOW + HOUR * (24 * 44));
        assert_eq!(experiments::look_due(&app.app.db, app.app.now()).await.expect("looked"), 1);
        follow(&app).await;
        follow(&app).await;
        let owner = app.sign_in("owner@example.test").await;
        let told = app.call(&owner, Method::GET, "/api/v1/notifications", None).await.expect(200);
        let told = told["items"].as_array().expect("a list");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(
            (&told[0]["topic"], &told[0]["name"]),
            (&json!("experiment"), &json!("Cerita atau resep"))
        );
        assert_eq!(told[0]["subject"], made["id"]);
        let id = made["id"].as_str().expect("an id");
        let path = format!("/api/v1/experiments/{id}");
        let over = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((&over["state"], &over["standing"]["verdict"]), (&json!("settled"), &json!("b_better")));
        assert_eq!(over["version"], 2);
        let listed = app
            .call(&owner, Method::GET, &format!("/api/v1/experiments?brand={}", app.brand), None)
            .await
            .expect(200);
        assert_eq!(listed[0]["standing"].get("posts"), None);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn posts_are_put_into_versions_by_those_who_write_them() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        selaras_analytics::follow(&app.app.db, NOW).await.expect("followed");
        let mut said = fields(profile);
        said["a"] = json!({"name": "Ajakan di awal"});
        said["b"] = json!({"name": "Ajakan di akhir"});
        let new = json!({"brand": app.brand, "experiment": said});
        let made = app.call(&owner, Method::POST, "/api/v1/experiments", Some(&new)).await.expect(201);
        let id = made["id"].as_str().expect("an id");
        let path = |rest: &str| format!("/api/v1/experiments/{id}{rest}");
        let begun = app.call(&owner, Method::POST, &path("/start"), None).await.expect(200);
        assert_eq!((&begun["state"], &begun["version"]), (&json!("running"), &json!(2)));
        let post = json!({"brand": app.brand, "content": {"parts": [{"text": "Menu baru"}]},
            "variants": [{"profile": profile}], "when": {"at": "2027-02-01T09:00", "zone": "Asia/Jakarta"}});
        let post = app.call(&owner, Method::POST, "/api/v1/posts", Some(&post)).await.expect(201);
        let delivery = &post["deliveries"][0]["id"];
        let into = |into: &str| json!({"posts": [{"subject": delivery, "into": into}]});
        let placed = app.call(&owner, Method::PUT, &path("/posts"), Some(&into("b"))).await.expect(200);
        let one = &placed["standing"]["posts"][0];
        assert_eq!(
            (&one["arm"], &one["standing"], &one["by_hand"]),
            (&json!("b"), &json!("not_out"), &json!(true))
        );
        assert_eq!(placed["said"][delivery.as_str().expect("an id")]["text"], "Menu baru");
        let moved = app.call(&owner, Method::PUT, &path("/posts"), Some(&into("a"))).await.expect(200);
        assert_eq!(moved["standing"]["posts"].as_array().map(Vec::len), Some(1), "in one version at most");
        assert_eq!(moved["standing"]["posts"][0]["arm"], "a");
        let bad = app.call(&owner, Method::PUT, &path("/posts"), Some(&into("c"))).await;
        assert_eq!(bad.status, 422);
        let over = app.call(&owner, Method::POST, &path("/stop"), None).await.expect(200);
        assert_eq!((&over["state"], &over["standing"]["verdict"]), (&json!("stopped"), &json!("running")));
        app.call(&owner, Method::DELETE, &path(""), None).await.expect(204);
        assert_eq!(app.call(&owner, Method::GET, &path(""), None).await.status, 404);
        assert_eq!(app.call(&As::Anonymous, Method::GET, &path(""), None).await.status, 401);
        app.finish().await;
    })
    .await;
}
