//! Is a website counted as its pages tell it, and does what it brought stand beside what it cost?

use axum::{body::Body, http::Method};
use selaras_kernel::Role;
use selaras_server::testing::{As, Reply, TestApp};
use selaras_store::testing::on_both;
use serde_json::{Value, json};

const BROWSER: (&str, &str) = ("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");

/// A hit as a browser sends it from a page of another site.
async fn hit(app: &TestApp, key: &str, origin: &str, said: Value, more: &[(&str, &str)]) -> Reply {
    let headers = [
        BROWSER,
        ("content-type", "text/plain;charset=UTF-8"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-mode", "cors"),
        ("origin", origin),
    ];
    let headers: Vec<_> = headers.iter().chain(more).copied().collect();
    let path = format!("/site/{key}/hit");
    app.send(&As::Anonymous, Method::POST, &path, Body::from(said.to_string()), &headers).await
}

async fn told(app: &TestApp, who: &As, path: &str) -> Value {
    let path = format!("/api/v1/{path}&brand={}&from=2027-01-01&to=2027-01-31", app.brand);
    app.call(who, Method::GET, &path, None).await.expect(200)
}

#[tokio::test]
async fn a_page_tells_what_happens_and_is_counted_under_its_post() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let site = json!({"brand": app.brand, "name": "Toko", "hosts": ["kopisenja.id"]});
        let site = app.call(&owner, Method::POST, "/api/v1/sites", Some(&site)).await.expect(201);
        let key = site["key"].as_str().unwrap();
        let snippet = site["snippet"].as_str().unwrap();
        let (_, from) = snippet.split_once("src=\"").unwrap();
        let path = from.split('"').next().unwrap().trim_start_matches(&app.app.public_url);
        let script = app.call(&As::Anonymous, Method::GET, path, None).await;
        script.expect(200);
        assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(script.header("cache-control"), "public, max-age=3600");
        let text = String::from_utf8_lossy(&script.bytes).into_owned();
        assert!(text.contains(&format!("\"{}/site/{key}/hit\"", app.app.public_url)), "{text}");
        assert!(text.len() < 1_500, "{}", text.len());
        for path in ["/site/tidak_ada.js".to_owned(), format!("/site/{key}"), "/r/tidak_ada".to_owned()] {
            assert_eq!(app.call(&As::Anonymous, Method::GET, &path, None).await.status, 404, "{path}");
        }

        let new = json!({"brand": app.brand, "content": {"parts": [{"text": "Menu baru"}]},
            "variants": [{"profile": app.profile("kopi").await}], "when": {"at": "2027-02-01T09:00", "zone": "Asia/Jakarta"}});
        let post = app.call(&owner, Method::POST, "/api/v1/posts", Some(&new)).await.expect(201);
        let delivery = post["deliveries"][0]["id"].as_str().unwrap();
        let view = json!({"kind": "view", "path": "/menu", "referrer": "l.instagram.com", "content": delivery});
        let taken = hit(&app, key, "https://kopisenja.id", view.clone(), &[]).await;
        assert_eq!((taken.status.as_u16(), taken.bytes.len()), (204, 0));
        assert_eq!(taken.header("access-control-allow-origin"), "https://kopisenja.id");
        assert_eq!(taken.header("set-cookie"), "");
        let other = hit(&app, key, "https://lain.id", view.clone(), &[]).await;
        assert_eq!((other.status.as_u16(), other.code().as_str()), (403, "site_other_host"));
        assert_eq!(other.header("access-control-allow-origin"), "");
        for more in [("dnt", "1"), ("sec-gpc", "1")] {
            assert_eq!(hit(&app, key, "https://kopisenja.id", view.clone(), &[more]).await.status, 204);
        }
        let large = json!({"kind": "view", "path": "a".repeat(5_000)});
        assert_eq!(hit(&app, key, "https://kopisenja.id", large, &[]).await.code(), "body_too_large");
        assert_eq!(hit(&app, "tidak_ada", "https://kopisenja.id", view, &[]).await.status, 404);

        let by_post = told(&app, &owner, "website?by=post").await;
        assert_eq!(by_post["rows"].as_array().unwrap().len(), 1, "{by_post}");
        assert_eq!((&by_post["rows"][0]["key"], &by_post["total"]["visits"]), (&json!(delivery), &json!(1)));
        assert_eq!(by_post["posts"][delivery]["text"], "Menu baru");
        assert_eq!(by_post["posts"][delivery]["id"], post["id"]);
        // An address may name the post itself.
        let named = json!({"kind": "view", "path": "/menu", "referrer": "l.instagram.com", "content": post["id"]});
        assert_eq!(hit(&app, key, "https://kopisenja.id", named, &[]).await.status, 204);
        let by_post = told(&app, &owner, "website?by=post").await;
        assert_eq!(by_post["rows"].as_array().unwrap().len(), 2, "{by_post}");
        assert_eq!(by_post["posts"][post["id"].as_str().unwrap()]["text"], "Menu baru");
        let sites = format!("/api/v1/sites?brand={}", app.brand);
        let sites = app.call(&owner, Method::GET, &sites, None).await.expect(200);
        assert_eq!(sites[0]["seen"], json!({"first": "2027-01-12", "last": "2027-01-12"}));
        let changes = json!({"name": "Toko kopi"});
        let path = format!("/api/v1/sites/{}", site["id"].as_str().unwrap());
        let renamed = app.call(&owner, Method::PATCH, &path, Some(&changes)).await.expect(200);
        assert_eq!((&renamed["seen"], &renamed["snippet"]), (&sites[0]["seen"], &site["snippet"]));

        // Whatever else other sites send is refused as before.
        let headers = [("sec-fetch-site", "cross-site"), ("content-type", "application/json")];
        let refused = app.send(&As::Anonymous, Method::POST, "/api/v1/session", Body::from("{}"), &headers).await;
        assert_eq!(refused.code(), "cross_site");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_short_link_leads_on_and_what_was_bought_is_held_against_what_it_cost() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let link = json!({"brand": app.brand, "url": "https://kopisenja.id/menu?a=b", "network": "instagram", "campaign": "lebaran"});
        let link = app.call(&owner, Method::POST, "/api/v1/site-links", Some(&link)).await.expect(201);
        let path = link["link"].as_str().unwrap().trim_start_matches(&app.app.public_url).to_owned();
        assert!(path.starts_with("/r/"));
        for (method, headers) in [
            (Method::GET, vec![BROWSER]),
            (Method::GET, vec![BROWSER, ("sec-purpose", "prefetch")]),
            (Method::GET, vec![("user-agent", "WhatsApp/2.23")]),
            (Method::HEAD, vec![BROWSER]),
        ] {
            let led = app.send(&As::Anonymous, method, &path, Body::empty(), &headers).await;
            assert_eq!(led.status, 302);
            assert_eq!(
                led.header("location"),
                "https://kopisenja.id/menu?a=b&utm_source=instagram&utm_medium=social&utm_campaign=lebaran"
            );
        }
        let links = format!("/api/v1/site-links?brand={}", app.brand);
        assert_eq!(app.call(&owner, Method::GET, &links, None).await.expect(200)[0]["clicks"], 1);

        let site = json!({"brand": app.brand, "name": "Toko", "hosts": ["kopisenja.id"]});
        let site = app.call(&owner, Method::POST, "/api/v1/sites", Some(&site)).await.expect(201);
        let bought = json!({"kind": "purchase", "path": "/beli", "source": "instagram", "campaign": "lebaran", "value": "300000"});
        assert_eq!(hit(&app, site["key"].as_str().unwrap(), "https://kopisenja.id", bought, &[]).await.status, 204);
        // 31 days of January and 31 of December before.
        let ads = json!({"brand": app.brand, "entry": {"side": "cost", "kind": "ads", "amount": 40_000_000, "currency": "IDR",
            "from": "2026-12-01", "to": "2027-01-31", "network": "instagram", "campaign": "Lebaran"}});
        let ads = app.call(&owner, Method::POST, "/api/v1/ledger", Some(&ads)).await.expect(201);
        let roi = told(&app, &owner, "roi?by=campaign").await;
        assert_eq!(
            roi["rows"],
            json!([{"key": "Lebaran", "amounts": [{"currency": "IDR", "cost": 20_000_000, "return": 30_000_000,
                "purchases": 30_000_000, "roi_percent": 50.0}]}])
        );
        let path = format!("/api/v1/ledger/{}", ads["id"].as_str().unwrap());
        let mut entry = json!({"side": "cost", "kind": "sales", "amount": 1, "currency": "IDR", "from": "2027-01-01", "to": "2027-01-01"});
        let refused = app.call(&owner, Method::PUT, &path, Some(&entry)).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (422, "ledger_kind"));
        entry["kind"] = json!("tools");
        let now = app.call(&owner, Method::PUT, &path, Some(&entry)).await.expect(200);
        assert_eq!((&now["version"], &now["entry"]["campaign"]), (&json!(2), &json!("")));
        assert_eq!(told(&app, &owner, "ledger?").await.as_array().unwrap().len(), 1);
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        let gone = told(&app, &owner, "roi?by=kind").await;
        assert_eq!(gone["rows"][0]["key"], "sales");
        assert_eq!(gone["total"]["amounts"][0]["cost"], 0);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_google_analytics_property_that_cannot_be_connected_is_refused_by_field() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let at = format!("/api/v1/website/ga4?brand={}", app.brand);
        let none = app.call(&owner, Method::GET, &at, None).await.expect(200);
        assert_eq!((&none["state"], &none["property"]), (&json!("none"), &json!("")));
        let new =
            json!({"brand": app.brand, "property": "G-ABC", "key": "{\"private_key\": \"rahasia sekali\"}"});
        let refused = app.call(&owner, Method::PUT, "/api/v1/website/ga4", Some(&new)).await;
        let problem = refused.expect(422);
        assert_eq!((&problem["code"], &problem["field"]), (&json!("ga4_property_unfit"), &json!("property")));
        assert!(!String::from_utf8_lossy(&refused.bytes).contains("rahasia"));
        let fetch = format!("/api/v1/website/ga4/fetch?brand={}", app.brand);
        let nothing = app.call(&owner, Method::POST, &fetch, Some(&json!({}))).await;
        assert_eq!((nothing.status.as_u16(), nothing.code().as_str()), (409, "ga4_none"));
        app.call(&owner, Method::DELETE, &format!("{at}&forget=true"), None).await.expect(204);
        // Those who see numbers see how it fares; the key is for those who connect profiles.
        let analyst = app.member(Role::Analyst, Some(app.brand)).await;
        app.call(&analyst, Method::GET, &at, None).await.expect(200);
        app.call(&analyst, Method::PUT, "/api/v1/website/ga4", Some(&new)).await.expect(403);
        app.finish().await;
    })
    .await;
}
