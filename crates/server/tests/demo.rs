//! Does sample data come whole, is nothing of it ever sent, and does it go without trace?

use axum::http::Method;
use selaras_kernel::Clock;
use selaras_server::{
    demo, looking, notifying,
    testing::{As, NOW, TestApp},
};
use selaras_store::testing::{contents, on_both};
use selaras_workspaces::samples;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};

/// Everything but counters, and what remembers how far others have read.
async fn all(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = contents(&app.app.db).await;
    for counter in ["event_clock", "series_clock", "consumers", "workers", "api_tokens", "sessions"] {
        all.remove(counter);
    }
    all
}

fn files(app: &TestApp) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|e| if e.path().is_dir() { count(&e.path()) } else { 1 }).sum()
    }
    count(&app.data().join("blobs"))
}

/// Tells people of what has happened, as a node does.
async fn follow(app: &TestApp) {
    while !notifying::follow(&app.app, app.clock.now()).await.expect("notices are written") {}
}

async fn make(app: &TestApp, who: &As) -> Value {
    let made =
        app.call(who, Method::POST, "/api/v1/sample", Some(&json!({"language": "id"}))).await.expect(202);
    assert_eq!(made["state"], "making");
    app.work().await;
    let made = app.call(who, Method::GET, "/api/v1/sample", None).await.expect(200);
    assert_eq!((&made["state"], &made["done"]), (&json!("ready"), &made["steps"]));
    made
}

async fn posts(app: &TestApp, who: &As, brand: &Value, state: &str) -> Vec<Value> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let brand = brand.as_str().expect("an id");
        let path = format!(
            "/api/v1/posts?brand={brand}&from=2025-01-01T00:00:00Z&to=2028-01-01T00:00:00Z&limit=500{cursor}"
        );
        let page = app.call(who, Method::GET, &path, None).await.expect(200);
        found.extend(
            page["items"]
                .as_array()
                .expect("a list")
                .iter()
                .filter(|p| state.is_empty() || p["state"] == state)
                .cloned(),
        );
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
    }
}

#[tokio::test]
async fn it_comes_whole_and_goes_without_trace() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let owner = app.sign_in("owner@example.test").await;
        // What follows the events has come to their end, or the brand that is there already would look new afterwards.
        selaras_analytics::follow(&app.app.db, NOW).await.unwrap();
        let (before, files_before) = (all(&app).await, files(&app));
        let made = make(&app, &who).await;
        // Once more is the same one.
        let again = app
            .call(&who, Method::POST, "/api/v1/sample", Some(&json!({"language": "en"})))
            .await
            .expect(202);
        assert_eq!(again["brand"], made["brand"]);
        let brand = &made["brand"];
        let all_posts = posts(&app, &who, brand, "").await;
        assert!(all_posts.len() > 350, "{}", all_posts.len());
        for state in [
            "draft",
            "in_review",
            "changes_requested",
            "scheduled",
            "published",
            "failed",
            "unconfirmed",
            "paused",
            "cancelled",
        ] {
            assert!(all_posts.iter().any(|p| p["state"] == state), "{state}");
        }
        let published = posts(&app, &who, brand, "published").await;
        let numbers = format!("/api/v1/numbers?post={}", published[0]["id"].as_str().unwrap());
        assert!(
            !app.call(&who, Method::GET, &numbers, None).await.expect(200).as_object().unwrap().is_empty()
        );
        // There is somebody to be seen beside, of whom a year is known.
        let brand_id = brand.as_str().expect("an id");
        let beside = format!("/api/v1/competitors/compare?brand={brand_id}&from=2026-10-01&to=2027-01-12");
        let beside = app.call(&who, Method::GET, &beside, None).await.expect(200);
        let sides = beside["sides"].as_array().expect("a list");
        assert_eq!(sides.len(), 4);
        for side in sides {
            assert!(side["posts"]["value"].as_f64().is_some_and(|posts| posts > 20.0), "{side:#}");
            assert!(side["share_of_voice"]["value"].as_f64().is_some_and(|share| share > 1.0), "{side:#}");
            assert_eq!(side["best"].as_array().map(Vec::len), Some(3), "{side:#}");
        }
        // Its website was counted, and what it cost stands beside what it brought.
        let year = format!("brand={brand_id}&from=2026-01-13&to=2027-01-12");
        for by in ["network", "campaign", "post", "day", "path"] {
            let told = app
                .call(&who, Method::GET, &format!("/api/v1/website?{year}&by={by}"), None)
                .await
                .expect(200);
            assert!(
                told["rows"].as_array().unwrap().len() > 3 && told["total"]["purchases"].as_i64() > Some(50),
                "{told:#}"
            );
            assert!(by != "post" || told["posts"].as_object().unwrap().len() > 50, "{told:#}");
        }
        let sites =
            app.call(&who, Method::GET, &format!("/api/v1/sites?brand={brand_id}"), None).await.expect(200);
        assert_eq!(sites[0]["seen"]["last"], "2027-01-12");
        let links = app
            .call(&who, Method::GET, &format!("/api/v1/site-links?brand={brand_id}"), None)
            .await
            .expect(200);
        assert!(
            links.as_array().unwrap().iter().all(|link| link["clicks"].as_i64() > Some(100)),
            "{links:#}"
        );
        let roi =
            app.call(&who, Method::GET, &format!("/api/v1/roi?{year}&by=month"), None).await.expect(200);
        assert_eq!(roi["rows"].as_array().unwrap().len(), 13);
        assert!(roi["total"]["amounts"][0]["roi_percent"].as_f64() > Some(10.0), "{roi:#}");
        // What was tried out: one was settled long ago, one runs, and looking at them changes nothing.
        let path = format!("/api/v1/experiments?brand={brand_id}");
        let tried = app.call(&who, Method::GET, &path, None).await.expect(200);
        let stands: Vec<_> =
            tried.as_array().expect("a list").iter().map(|one| one["state"].as_str()).collect();
        assert_eq!(stands, [Some("running"), Some("settled")], "{tried:#}");
        assert_eq!(tried[1]["standing"]["verdict"], "b_better");
        assert_eq!(tried[0]["version"], 1);
        let id = tried[1]["id"].as_str().expect("an id");
        let detail =
            app.call(&who, Method::GET, &format!("/api/v1/experiments/{id}"), None).await.expect(200);
        let posts = detail["standing"]["posts"].as_array().expect("its posts");
        assert!(posts.len() > 10, "{}", posts.len());
        for post in posts {
            let said = &detail["said"][post["subject"].as_str().expect("an id")];
            assert!(said["text"].as_str().is_some_and(|text| !text.is_empty()), "{post}");
        }
        // Nobody is asked about them.
        let later = app.clock.now() + Duration::from_secs(7 * 3600);
        looking::round(app.app.clone(), later).await.expect("nothing is due");
        assert_eq!(app.fake.looks(), 0);
        let real = json!({"network": "fake", "address": "kopi"});
        let one = app
            .call(&who, Method::GET, &format!("/api/v1/competitors?brand={brand_id}"), None)
            .await
            .expect(200);
        let real = app
            .call(
                &who,
                Method::POST,
                &format!("/api/v1/competitors/{}/profiles", one[0]["id"].as_str().unwrap()),
                Some(&real),
            )
            .await;
        assert_eq!((real.status.as_u16(), real.code().as_str()), (409, "brand_sample"));
        assert_eq!(one[0]["profiles"][0]["state"], "sample");
        // A part is used: the calendar is made ready, somebody is invited, a profile is removed.
        while !selaras_publishing::calendar::ready::follow(&app.app.db).await.expect("notices are written") {}
        let body = json!({"email": "tamu@example.test", "role": "client", "brand": brand});
        app.call(&who, Method::POST, "/api/v1/invitations", Some(&body)).await.expect(201);
        let profiles = app
            .call(
                &who,
                Method::GET,
                &format!("/api/v1/profiles?brand={}", brand.as_str().expect("an id")),
                None,
            )
            .await
            .expect(200);
        let one = format!("/api/v1/profiles/{}", profiles[0]["id"].as_str().unwrap());
        app.call(&who, Method::DELETE, &one, None).await;
        let day =
            json!({"brand": brand, "name": "Ulang tahun", "date": "2027-02-01", "yearly": true, "note": ""});
        app.call(&who, Method::POST, "/api/v1/holidays", Some(&day)).await.expect(201);
        let choice = json!({"countries": ["ID"], "kinds": ["public_holiday"]});
        app.call(
            &who,
            Method::PUT,
            &format!("/api/v1/brands/{}/holidays", brand.as_str().expect("an id")),
            Some(&choice),
        )
        .await;
        let feed = json!({"brand": brand, "holidays": true});
        app.call(&owner, Method::POST, "/api/v1/calendar-feeds", Some(&feed)).await.expect(201);
        assert!(files(&app) > files_before + 20);

        app.call(&who, Method::DELETE, "/api/v1/sample", None).await.expect(202);
        app.work().await;
        let after = all(&app).await;
        for (table, rows) in &before {
            assert_eq!(rows, &after[table], "{table}");
        }
        assert_eq!(files(&app), files_before);
        assert_eq!(app.call(&who, Method::GET, "/api/v1/sample", None).await.expect(200), Value::Null);
        app.call(&who, Method::DELETE, "/api/v1/sample", None).await.expect(404);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_of_it_is_ever_sent_and_nobody_of_it_signs_in() {
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let who = app.token().await;
        follow(&app).await;
        let made = make(&app, &who).await;
        // At its time a planned post is refused, and says why.
        app.clock.set(app.clock.now() + Duration::from_secs(14 * 24 * 3600));
        app.deliver().await;
        follow(&app).await;
        assert_eq!(contents(&app.app.db).await["notifications"].len(), 0);
        let failed = posts(&app, &who, &made["brand"], "failed").await;
        let refused = failed.last().unwrap();
        let path = format!("/api/v1/posts/{}/deliveries", refused["id"].as_str().unwrap());
        let deliveries = app.call(&who, Method::GET, &path, None).await.expect(200);
        assert_eq!(deliveries[0]["error"]["code"], "sample_profile");
        assert_eq!(app.fake.posts().len(), 0);
        // A real account does not come among it.
        let body = json!({"brand": made["brand"], "network": "fake", "identifier": "kopi", "password": "x", "server": ""});
        let refused = app.call(&who, Method::POST, "/api/v1/profiles", Some(&body)).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "brand_sample"));
        for member in app.call(&who, Method::GET, "/api/v1/members", None).await.expect(200)["items"].as_array().unwrap() {
            let body = json!({"email": member["email"], "password": ""});
            app.call(&As::Anonymous, Method::POST, "/api/v1/session", Some(&body)).await.expect(401);
        }
        app.call(&who, Method::DELETE, "/api/v1/sample", None).await.expect(202);
        app.work().await;
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_crash_in_the_middle_is_gone_on_from_and_a_removal_ends_the_making() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        selaras_analytics::follow(&app.app.db, NOW).await.unwrap();
        let before = all(&app).await;
        let workspace = app.owner.workspace;
        let begin = || demo::begin(&app.app.db, &app.app.networks, &app.owner, "en", 1, NOW);
        begin().await.unwrap();
        // The process dies while it works: what it did not commit is gone.
        let work = demo::make(&app.app.db, &app.app.blobs, workspace);
        let _ = tokio::time::timeout(Duration::from_millis(400), work).await;
        demo::make(&app.app.db, &app.app.blobs, workspace).await.unwrap();
        let sample = samples::of(&app.app.db, workspace).await.unwrap().unwrap();
        assert_eq!((sample.state, sample.done), (samples::SampleState::Ready, sample.steps));
        samples::end(&app.app.db, &app.owner, NOW).await.unwrap();
        demo::make(&app.app.db, &app.app.blobs, workspace).await.unwrap();
        let work = demo::remove(&app.app.db, &app.app.blobs, workspace, NOW);
        let _ = tokio::time::timeout(Duration::from_millis(5), work).await;
        demo::remove(&app.app.db, &app.app.blobs, workspace, NOW).await.unwrap();
        assert_eq!(before, all(&app).await);
        app.finish().await;
    })
    .await;
}

/// A table of a brand that no removal names would keep its rows, or keep the brand from going.
#[test]
fn every_table_of_a_brand_is_removed_from() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let read = |path: &str| std::fs::read_to_string(crates.join(path)).unwrap();
    let removals: String = [
        "analytics/src/intake/store.rs",
        "analytics/src/labels/store.rs",
        "analytics/src/observed/store.rs",
        "analytics/src/samples/store.rs",
        "analytics/src/watches/store.rs",
        "publishing/src/samples/store.rs",
        "reports/src/dashboards/store.rs",
        "strategy/src/samples/store.rs",
        "workspaces/src/samples/store.rs",
        "store/src/events.rs",
    ]
    .map(read)
    .concat();
    let mut migrations: Vec<_> =
        std::fs::read_dir(crates.join("store/migrations")).unwrap().flatten().map(|e| e.path()).collect();
    migrations.sort();
    let forgotten: Vec<String> = migrations
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let tables = text
                .split("CREATE TABLE ")
                .skip(1)
                .filter(|table| table.split(");").next().is_some_and(|columns| columns.contains("brand_id")));
            let names = tables.filter_map(|table| table.split([' ', '(']).next()).map(str::to_owned);
            names.collect::<Vec<_>>()
        })
        // What goes with its post needs no removal of its own.
        .filter(|table| {
            !["comments", "post_steps"].contains(&table.as_str())
                && !removals.contains(&format!("DELETE FROM {table} "))
        })
        .collect();
    assert!(forgotten.is_empty(), "no `samples` removes from {forgotten:?}");
}
