//! Is a brand audited from its numbers, beside the audit before, and is who looks like it found?

use axum::http::Method;
use selaras_analytics::{
    Described, Format,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{Metric, ProfileId, Role, Timestamp};
use selaras_networks::{ConnectorError, ErrorKind};
use selaras_server::testing::{As, NOW, TestApp};
use selaras_store::{events, testing::on_both};
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// One post every other day for 180 days, and the followers of each day; what a post gathered is told by how many days ago it was.
async fn year(
    app: &TestApp,
    profile: ProfileId,
    gathered: impl Fn(u32) -> i64,
    followers: impl Fn(u32) -> i64,
) {
    let (workspace, brand) = (app.owner.workspace, app.brand);
    let post = |ago: u32| {
        let born_at = NOW - DAY * ago;
        let value = gathered(ago);
        let points: Vec<(Timestamp, i64)> = [(6, value / 2), (30, value), (168, value)]
            .map(|(hours, value)| (born_at + Duration::from_secs(3600 * hours), value))
            .into();
        SampleNumbers {
            subject: Uuid::now_v7(),
            profile,
            remote_id: Some("r".into()),
            source: "fake".into(),
            born_at,
            gone_at: None,
            described: Some(Described {
                format: if ago.is_multiple_of(4) { Format::Image } else { Format::Text },
                ..Described::default()
            }),
            series: vec![(Metric::Reactions, points.into_iter().filter(|(at, _)| *at <= NOW).collect())],
        }
    };
    let mut all: Vec<SampleNumbers> = (1..=90).map(|n| post(n * 2)).collect();
    let counts = (0..=181).rev().map(|ago| (NOW - DAY * ago, followers(ago)));
    all.push(SampleNumbers {
        subject: profile.0,
        profile,
        remote_id: None,
        source: "fake".into(),
        born_at: NOW - DAY * 181,
        gone_at: None,
        described: None,
        series: vec![(Metric::Followers, counts.collect())],
    });
    let write = app.app.db.write(move |tx| {
        Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
    });
    write.await.expect("written");
}

async fn audit(app: &TestApp, who: &As) -> Value {
    // Each is a little later than the one before.
    app.clock.set(app.app.now() + Duration::from_secs(1));
    app.call(who, Method::POST, "/api/v1/audits", Some(&json!({"brand": app.brand}))).await.expect(201)
}

fn measure<'a>(profile: &'a Value, name: &str) -> &'a Value {
    profile["measures"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["measure"] == name)
        .expect("it is listed")
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().expect("a list").iter().filter_map(|one| one["code"].as_str()).collect()
}

#[tokio::test]
async fn a_brand_is_audited_by_its_numbers_and_the_same_numbers_say_the_same() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let (busy, liked) = (app.profile("toko_brand").await, app.profile("brand_kita").await);
        // One gathers little, the other much; it has begun to gather less, and its followers grow.
        year(&app, busy, |_| 10, |_| 1_000).await;
        year(&app, liked, |ago| if ago > 90 { 200 } else { 90 }, |ago| 2_000 - 4 * i64::from(ago)).await;
        let first = audit(&app, &owner).await;
        let snapshot = &first["snapshot"];
        assert_eq!(
            (&snapshot["span"]["from"], &snapshot["span"]["to"]),
            (&json!("2026-10-14"), &json!("2027-01-11"))
        );
        let profiles = snapshot["profiles"].as_array().expect("a list");
        let handles: Vec<_> = profiles.iter().map(|one| one["handle"].as_str().unwrap()).collect();
        assert_eq!(handles, ["brand_kita", "toko_brand"]);
        let (liked_seen, busy_seen) = (&profiles[0], &profiles[1]);
        let followers = measure(liked_seen, "follower_growth");
        assert_eq!(followers["value"], json!(1_996.0), "{followers}");
        assert_eq!(measure(busy_seen, "engagement")["value"], json!(450.0));
        assert_eq!(measure(busy_seen, "top_posts")["posts"].as_array().map(Vec::len), Some(5));
        assert_eq!(
            measure(busy_seen, "engagement_rate")["parts"].as_array().map(Vec::len),
            Some(4),
            "October to January"
        );
        assert_eq!(measure(busy_seen, "traffic")["why_not"], "no_website");
        assert_eq!(measure(busy_seen, "sentiment")["why_not"], "not_yet");
        assert_eq!(measure(busy_seen, "demographics")["why_not"], "network_does_not_tell");
        assert_eq!(snapshot["coverage"], json!({"told": 12, "of": 24}));
        // What follows: little comes back from half of the posts, and the other fell by our own doing or for no reason that can be told.
        assert_eq!(busy_seen["judged"]["verdict"], "close", "{busy_seen}");
        assert_eq!(busy_seen["effort"]["hours"], json!(22.5));
        let found = codes(&snapshot["findings"]);
        assert!(found.contains(&"effort_little_back") && found.contains(&"effort_pays"), "{found:?}");
        let fell = snapshot["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["kind"] == "declines")
            .expect("it fell");
        assert_eq!(fell["profiles"], json!([liked]));
        assert!(
            fell["numbers"].as_array().is_some_and(|all| !all.is_empty())
                && fell["posts"].as_array().is_some_and(|all| !all.is_empty())
        );
        assert!(found.contains(&"no_owner") && found.contains(&"no_purpose"));
        // Once more, later: the same data, the same answer; nothing has changed.
        app.clock.set(NOW + Duration::from_secs(3600));
        let second = audit(&app, &owner).await;
        assert_eq!(second["snapshot"], first["snapshot"]);
        let path = format!("/api/v1/audits/{}", second["id"].as_str().unwrap());
        let detail = app.call(&owner, Method::GET, &path, None).await.expect(200);
        let changed = &detail["difference"];
        assert_eq!(
            (&changed["before"], &changed["profiles"], &changed["came"], &changed["went"]),
            (&first["id"], &json!([]), &json!([]), &json!([]))
        );
        let list = app
            .call(&owner, Method::GET, &format!("/api/v1/audits?brand={}", app.brand), None)
            .await
            .expect(200);
        assert_eq!(list.as_array().map(Vec::len), Some(2));
        assert_eq!(list[0]["id"], second["id"], "the newest first");
        assert_eq!(list[0]["summary"]["verdicts"]["close"], 1);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn people_decide_otherwise_with_a_reason_and_the_rules_stay_visible() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let made = audit(&app, &owner).await;
        let path = format!("/api/v1/audits/{}", made["id"].as_str().unwrap());
        let verdict = format!("{path}/verdict");
        let close = &made["snapshot"]["profiles"][0]["judged"];
        assert_eq!(
            (&close["verdict"], &close["reasons"][0]["code"]),
            (&json!("close"), &json!("silent_long"))
        );
        let put = async |body: Value| app.call(&owner, Method::PUT, &verdict, Some(&body)).await;
        let refused = |reply: selaras_server::testing::Reply| reply.code();
        assert_eq!(refused(put(json!({"profile": profile, "verdict": "keep"})).await), "audit_reason");
        assert_eq!(
            refused(put(json!({"profile": Uuid::nil(), "verdict": "keep", "reason": "x"})).await),
            "audit_profile_gone"
        );
        let kept =
            put(json!({"profile": profile, "verdict": "keep", "reason": " Baru dibuka "})).await.expect(200);
        assert_eq!(
            (&kept["overruled"][0]["verdict"], &kept["overruled"][0]["reason"], &kept["version"]),
            (&json!("keep"), &json!("Baru dibuka"), &json!(2))
        );
        assert_eq!(kept["snapshot"], made["snapshot"], "what the rules say stays");
        let back = put(json!({"profile": profile})).await.expect(200);
        assert_eq!(back["overruled"], json!([]));
        // Who only reads the strategy changes nothing; who sees no numbers is told no posts.
        let editor = app.member(Role::Editor, Some(app.brand)).await;
        let reply = app.call(&editor, Method::PUT, &verdict, Some(&json!({"profile": profile}))).await;
        assert_eq!((reply.status.as_u16(), reply.code().as_str()), (403, "forbidden"));
        let agent = app.member(Role::Agent, Some(app.brand)).await;
        let seen = app.call(&agent, Method::GET, &path, None).await.expect(200);
        assert_eq!(seen["said"], json!({}));
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(app.call(&owner, Method::GET, &path, None).await.code(), "not_found");
        let kinds: Vec<String> =
            events::after(&app.app.db, 0, 1_000).await.unwrap().into_iter().map(|event| event.kind).collect();
        let told: Vec<_> =
            kinds.iter().filter(|kind| kind.starts_with("brand_audit.")).map(String::as_str).collect();
        assert_eq!(
            told,
            ["brand_audit.created", "brand_audit.overruled", "brand_audit.overruled", "brand_audit.removed"]
        );
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn who_looks_like_us_is_found_where_it_can_be_searched_and_once_known_is_new_no_more() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let alone = audit(&app, &owner).await;
        assert_eq!(alone["snapshot"]["looked"][0]["outcome"], "no_account");
        app.profile("brand").await;
        app.fake.account("br4nd");
        app.fake.account("brand_promo");
        app.fake.account("lain");
        app.fake.set_profile_number("brand_promo", Metric::Followers, 70);
        let hand = json!({"brand": app.brand, "said": {"network": "instagram", "address": "@brand.id", "status": "unmanaged"}});
        let hand = app.call(&owner, Method::POST, "/api/v1/inventory", Some(&hand)).await.expect(201);
        let made = audit(&app, &owner).await;
        let looked = &made["snapshot"]["looked"];
        assert_eq!((&looked[0]["network"], &looked[0]["outcome"]), (&json!("fake"), &json!("searched")));
        let found: Vec<_> = looked[0]["found"].as_array().unwrap().iter().map(|one| (one["handle"].as_str().unwrap(), one["followers"].as_i64())).collect();
        assert_eq!(found, [("brand_promo", Some(70))], "the network finds by letters, and we are not our own look-alike");
        assert_eq!((&looked[1]["network"], &looked[1]["outcome"]), (&json!("instagram"), &json!("not_searchable")));
        let risks = codes(&made["snapshot"]["findings"]);
        assert!(risks.contains(&"look_alike") && risks.contains(&"not_managed"), "{risks:?}");
        let unmanaged = made["snapshot"]["profiles"].as_array().unwrap().iter().find(|one| one["id"] == hand["id"]).expect("it is listed");
        assert_eq!(unmanaged["judged"]["verdict"], Value::Null);
        // Into the inventory: the next audit knows it.
        let alike = json!({"brand": app.brand, "said": {"network": "fake", "address": "@brand_promo", "status": "look_alike"}});
        app.call(&owner, Method::POST, "/api/v1/inventory", Some(&alike)).await.expect(201);
        assert_eq!(app.call(&owner, Method::POST, "/api/v1/inventory", Some(&alike)).await.code(), "inventory_known");
        let next = audit(&app, &owner).await;
        assert_eq!(next["snapshot"]["looked"][0]["found"].as_array().map(Vec::len), None);
        let path = format!("/api/v1/audits/{}", next["id"].as_str().unwrap());
        let detail = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!(codes(&detail["difference"]["went"]), ["look_alike"]);
        assert_eq!(detail["difference"]["profiles"][0]["came"], true);
        // A network that does not answer fails alone.
        app.fake.refuse_look(ConnectorError::not_done(ErrorKind::Unavailable, "away"));
        let away = audit(&app, &owner).await;
        assert_eq!(away["snapshot"]["looked"][0]["outcome"], "failed");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn the_inventory_holds_every_profile_once_with_what_people_say() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let list = async || {
            app.call(&owner, Method::GET, &format!("/api/v1/inventory?brand={}", app.brand), None)
                .await
                .expect(200)
        };
        let add = async |said: Value| {
            app.call(
                &owner,
                Method::POST,
                "/api/v1/inventory",
                Some(&json!({"brand": app.brand, "said": said})),
            )
            .await
        };
        let all = list().await;
        assert_eq!(
            (&all[0]["id"], &all[0]["known_from"], &all[0]["said"]["status"]),
            (&json!(profile), &json!("connected"), &json!("managed"))
        );
        assert_eq!(all[0]["entry"], Value::Null);
        assert_eq!(
            add(json!({"network": "fake", "address": "@Kopi"})).await.code(),
            "inventory_known",
            "it is connected"
        );
        assert_eq!(add(json!({"network": " ", "address": ""})).await.code(), "strategy_missing");
        assert_eq!(add(json!({"profile": Uuid::nil()})).await.code(), "inventory_profile_gone");
        let said = add(json!({"profile": profile, "purpose": " Pelanggan baru ", "programme": "Ramadan"}))
            .await
            .expect(201);
        assert_eq!(
            (&said["handle"], &said["said"]["purpose"], &said["version"]),
            (&json!("kopi"), &json!("Pelanggan baru"), &json!(1))
        );
        assert_eq!(add(json!({"profile": profile})).await.code(), "inventory_known");
        let path = format!("/api/v1/inventory/{}", said["entry"].as_str().unwrap());
        let body = json!({"profile": profile, "purpose": "Tanya jawab"});
        let at = |version: &'static str| [("if-match", version), ("content-type", "application/json")];
        let put = async |version| {
            app.send(&owner, Method::PUT, &path, axum::body::Body::from(body.to_string()), &at(version)).await
        };
        assert_eq!(put("\"1\"").await.expect(200)["said"]["purpose"], "Tanya jawab");
        assert_eq!(put("\"1\"").await.code(), "stale");
        add(json!({"network": "TikTok", "address": "https://www.tiktok.com/@kopi"})).await.expect(201);
        let all = list().await;
        assert_eq!(all.as_array().map(Vec::len), Some(2));
        assert_eq!((&all[1]["said"]["network"], &all[1]["known_from"]), (&json!("tiktok"), &json!("people")));
        // Those of all brands stand in one place, for whoever may see them.
        let other = json!({"name": "Teh", "zone": "Asia/Jakarta", "language": "id"});
        let other = app.call(&owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201);
        let tea = json!({"brand": other["id"], "said": {"network": "instagram", "address": "tehtarik"}});
        app.call(&owner, Method::POST, "/api/v1/inventory", Some(&tea)).await.expect(201);
        let everywhere = async |who: &As| {
            let all = app.call(who, Method::GET, "/api/v1/inventory/everywhere", None).await.expect(200);
            let told = |one: &Value| (one["brand"].clone(), one["profiles"].as_array().map(Vec::len));
            all.as_array().unwrap().iter().map(told).collect::<Vec<_>>()
        };
        let here = (json!(app.brand), Some(2));
        assert!(everywhere(&owner).await.contains(&here));
        assert!(everywhere(&owner).await.contains(&(other["id"].clone(), Some(1))));
        let analyst = app.member(Role::Analyst, Some(app.brand)).await;
        assert_eq!(everywhere(&analyst).await, [here]);
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(list().await[0]["said"]["purpose"], "", "the profile stays");
        app.finish().await;
    })
    .await;
}
