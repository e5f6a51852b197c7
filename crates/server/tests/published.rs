//! Is what went out found page by page, in either order, with its numbers, and only by whom it may be seen?

use axum::http::Method;
use selaras_kernel::Role;
use selaras_server::testing::{As, TestApp};
use selaras_store::testing::on_both;
use serde_json::{Value, json};
use std::collections::HashSet;

/// A year of sample data; gives its brand.
async fn sample(app: &TestApp, who: &As) -> String {
    app.call(who, Method::POST, "/api/v1/sample", Some(&json!({"language": "id"}))).await.expect(202);
    app.work().await;
    let made = app.call(who, Method::GET, "/api/v1/sample", None).await.expect(200);
    made["brand"].as_str().expect("a brand").to_owned()
}

/// Every page of the list.
async fn all(app: &TestApp, who: &As, query: &str) -> Vec<Value> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/posts/published?{query}{cursor}");
        let page = app.call(who, Method::GET, &path, None).await.expect(200);
        found.extend(page["items"].as_array().expect("a list").iter().cloned());
        let Some(next) = page["next"].as_str() else { return found };
        cursor = format!("&cursor={next}");
    }
}

fn reactions(post: &Value) -> i64 {
    let figures = post["figures"].as_array().expect("figures");
    figures.iter().find(|f| f["metric"] == "reactions").map_or(-1, |f| f["value"].as_i64().expect("a number"))
}

fn ids(posts: &[Value]) -> HashSet<String> {
    posts.iter().map(|post| post["id"].to_string()).collect()
}

#[tokio::test]
async fn a_year_is_walked_by_time_and_by_reactions_with_every_number_saying_where_it_is_from() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let brand = sample(&app, &who).await;
        let year = format!("brand={brand}&from=2026-01-14T00:00:00Z&to=2027-01-13T00:00:00Z&limit=40");
        let newest = all(&app, &who, &year).await;
        assert!(newest.len() > 300, "{}", newest.len());
        assert_eq!(ids(&newest).len(), newest.len(), "nothing comes twice");
        assert!(newest.is_sorted_by(|a, b| a["due_at"].as_str() >= b["due_at"].as_str()));
        let best = all(&app, &who, &format!("{year}&sort=reactions")).await;
        assert_eq!(ids(&best), ids(&newest));
        assert!(best.is_sorted_by(|a, b| reactions(a) >= reactions(b)));
        for figure in newest.iter().flat_map(|post| post["figures"].as_array().expect("figures")) {
            let parts = figure["parts"].as_array().expect("parts");
            let sum: i64 = parts.iter().map(|part| part["value"].as_i64().expect("a number")).sum();
            assert_eq!(figure["value"], sum);
            assert!(parts.iter().all(|part| part["source"].is_string() && part["fetched_at"].is_string()));
        }

        // Each filter leaves what it says and nothing else.
        let failed = all(&app, &who, &format!("{year}&state=failed,unconfirmed")).await;
        assert!((2..10).contains(&failed.len()), "{}", failed.len());
        assert!(failed.iter().all(|post| {
            post["deliveries"].as_array().expect("some").iter().any(|d| d["explanation"].is_string())
        }));
        let profile = newest[0]["deliveries"][0]["profile"].as_str().expect("an id");
        let one = all(&app, &who, &format!("{year}&profile={profile}")).await;
        assert!(one.iter().all(|post| {
            post["deliveries"].as_array().expect("some").iter().any(|d| d["profile"] == *profile)
        }));
        let network = newest[0]["deliveries"][0]["face"]["network"].as_str().expect("a network");
        let on = all(&app, &who, &format!("{year}&network={network}")).await;
        assert!(on.len() >= one.len() && on.len() <= newest.len());
        assert!(all(&app, &who, &format!("{year}&network=nowhere")).await.is_empty());
        let campaign = all(&app, &who, &format!("{year}&campaign=Ramadan")).await;
        assert!(!campaign.is_empty() && campaign.iter().all(|post| post["campaign"] == "Ramadan"));
        let words = all(&app, &who, &format!("{year}&text=KOPI")).await;
        assert!(!words.is_empty() && words.len() < newest.len());

        // The best of the last days, each beside what is usual.
        let best = format!("/api/v1/numbers/best?brand={brand}&days=14");
        let best = app.call(&who, Method::GET, &best, None).await.expect(200);
        let items = best["items"].as_array().expect("a list");
        assert_eq!(items.len(), 5);
        assert!(items.is_sorted_by(|a, b| a["value"].as_i64() >= b["value"].as_i64()));
        assert!(
            items.iter().all(|one| one["usual"].is_number() && one["fetched_at"].is_string()),
            "{items:?}"
        );
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_client_sees_where_a_post_went_without_seeing_profiles_and_bad_questions_are_refused() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let profile = app.profile("kopi").await;
        let body = json!({"brand": app.brand, "content": {"parts": [{"text": "Halo"}]}, "variants": [{"profile": profile}], "when": {"now": true}});
        let post = app.call(&who, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
        app.deliver().await;
        let client = app.member(Role::Client, Some(app.brand)).await;
        app.call(&client, Method::GET, &format!("/api/v1/profiles?brand={}", app.brand), None).await.expect(403);
        let deliveries = format!("/api/v1/posts/{}/deliveries", post["id"].as_str().expect("an id"));
        let shown = app.call(&client, Method::GET, &deliveries, None).await.expect(200);
        assert_eq!((&shown[0]["face"]["handle"], &shown[0]["face"]["network"]), (&json!("kopi"), &json!("fake")));

        let path = |query: &str| format!("/api/v1/posts/published?brand={}&{query}", app.brand);
        let list = async |who: &As, query: &str| app.call(who, Method::GET, &path(query), None).await;
        let mine = list(&client, "to=2027-03-01T00:00:00Z&from=2027-01-01T00:00:00Z").await.expect(200);
        assert_eq!(mine["items"][0]["deliveries"][0]["face"]["handle"], "kopi");
        assert_eq!(mine["items"][0]["figures"], json!([]), "nothing was counted yet, so there is no zero");
        // An agent answers people and sees no numbers: no order by them either.
        let agent = app.member(Role::Agent, Some(app.brand)).await;
        assert_eq!(list(&agent, "sort=reactions").await.status, 403);
        list(&agent, "sort=newest").await.expect(200);
        for (query, code) in [
            ("from=2027-02-01T00:00:00Z&to=2027-01-01T00:00:00Z", "range_backwards"),
            ("from=2025-01-01T00:00:00Z&to=2027-01-01T00:00:00Z", "range_too_long"),
            ("state=draft", "published_state_unknown"),
            ("limit=0", "limit_out_of_range"),
            ("cursor=x", "cursor_invalid"),
        ] {
            assert_eq!(list(&who, query).await.code(), code, "{query}");
        }
        let best = |query: &str| format!("/api/v1/numbers/best?brand={}&{query}", app.brand);
        for query in ["days=0", "days=91", "limit=21"] {
            assert_eq!(app.call(&who, Method::GET, &best(query), None).await.code(), "number_out_of_range", "{query}");
        }
        let best = app.call(&who, Method::GET, &best("days=7"), None).await.expect(200);
        assert_eq!((&best["items"], &best["published"], &best["uncounted"]), (&json!([]), &json!(1), &json!(1)));
        app.finish().await;
    })
    .await;
}
