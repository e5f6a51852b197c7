//! Are files of numbers read before anybody is named, and is a dashboard shown to whoever has its link?

use axum::{body::Body, http::Method};
use selaras_server::testing::{As, TestApp};
use selaras_store::testing::on_both;
use serde_json::{Value, json};

const POSTS: &str = "Post id,Date,Post text,Post Link,Impressions,Likes\n\
    20740001,\"Tue, Dec 1, 2026\",Halo,https://x.com/contoh/status/20740001,1000,5\n\
    20740002,\"Wed, Dec 2, 2026\",Promo,https://x.com/contoh/status/20740002,2000,15\n";
const AUDIENCE: &str = "\"Gender\",\"Distribution\"\n\"Female\",\"0.62\"\n\"Male\",\"0.38\"\n";

async fn bring(app: &TestApp, who: &As, more: &str, text: &str) -> selaras_server::testing::Reply {
    let path = format!("/api/v1/number-imports?brand={}&{more}", app.brand);
    let kind = ("content-type", "application/octet-stream");
    app.send(who, Method::POST, &path, Body::from(text.to_owned()), &[kind]).await
}

#[tokio::test]
async fn a_file_is_read_before_anybody_is_named_and_tells_where_its_numbers_went() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let read = bring(&app, &who, "file_name=x.csv&dry_run=true", POSTS).await.expect(200);
        assert_eq!((&read["came_to"]["posts"], &read["profile"]), (&json!(2), &Value::Null));
        assert_eq!(bring(&app, &who, "file_name=x.csv", POSTS).await.code(), "import_profile_missing");
        let made = bring(&app, &who, "file_name=x.csv&name=kopi", POSTS).await.expect(201);
        let path = format!("/api/v1/measure/profiles?brand={}", app.brand);
        let known = app.call(&who, Method::GET, &path, None).await.expect(200);
        let of_files = known.as_array().unwrap().iter().find(|one| one["name"] == "kopi").unwrap();
        assert_eq!(made["profile"], of_files["id"]);

        // What a file says beside numbers tells which import brought it.
        let said = bring(&app, &who, "file_name=FollowerGender.csv", AUDIENCE).await.expect(201);
        let path = format!("/api/v1/number-imports/rows?brand={}&kind=audience", app.brand);
        let rows = app.call(&who, Method::GET, &path, None).await.expect(200);
        assert_eq!(rows.as_array().unwrap().len(), 2);
        assert!(rows.as_array().unwrap().iter().all(|row| row["import"] == said["id"]), "{rows}");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_shows_a_dashboard_on_the_brands_clock_with_its_networks_and_comparison() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        bring(&app, &who, "file_name=x.csv&name=kopi", POSTS).await.expect(201);
        let panel = json!({"chart": "number", "figure": "impressions", "counting": "posts", "compare": "year", "width": 1});
        let new = json!({"brand": app.brand, "dashboard": {"name": "Senin", "panels": [panel]}});
        let made = app.call(&who, Method::POST, "/api/v1/dashboards", Some(&new)).await.expect(201);
        let path = format!("/api/v1/dashboards/{}/link", made["id"].as_str().unwrap());
        let made = app.call(&who, Method::POST, &path, Some(&json!({"days": 7}))).await.expect(201);
        let (_, token) = made["link"].as_str().unwrap().split_once('#').unwrap();
        let look = async |token: &str, from: &str, to: &str| {
            let body = json!({"token": token, "from": from, "to": to});
            app.call(&As::Anonymous, Method::POST, "/api/v1/dashboard-link/look", Some(&body)).await
        };
        let seen = look(token, "2026-12-01", "2026-12-31").await.expect(200);
        assert_eq!(seen["zone"], "Asia/Jakarta");
        assert_eq!(seen["dashboard"]["panels"][0]["compare"], "year");
        assert_eq!(seen["answers"]["answers"][0]["total"], 3000.0);
        let profiles: Vec<_> = seen["profiles"].as_object().unwrap().values().cloned().collect();
        assert!(profiles.contains(&json!({"name": "kopi", "network": "x"})), "{profiles:?}");
        // The days it is compared with are asked for in the same way; of them nothing is known.
        let before = look(token, "2025-12-01", "2025-12-31").await.expect(200);
        assert_eq!(before["answers"]["answers"][0]["total"], Value::Null);
        assert_eq!(look("dsh_nothing", "2026-12-01", "2026-12-31").await.code(), "link_unknown");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_table_that_is_shown_becomes_a_workbook_and_a_broken_one_is_told_in_both_languages() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let who = app.token().await;
        let write = async |rows: Value, language: &str| {
            let table = json!({"columns": [{"heading": "Hari", "holds": "day"}, {"heading": "Interaksi"}], "rows": rows});
            let headers = [("content-type", "application/json"), ("accept-language", language)];
            app.send(&who, Method::POST, "/api/v1/workbooks", Body::from(table.to_string()), &headers).await
        };
        let book = write(json!([["2026-12-01", 12], ["2026-12-02", null]]), "id").await;
        assert_eq!(book.status, 200);
        assert!(book.header("content-type").starts_with("application/vnd.openxmlformats"));
        assert!(book.header("content-disposition").contains(".xlsx"));
        let refused = write(json!([["2026-12-01"]]), "en").await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, "number_out_of_range".into()));
        let own = write(json!([["2026-12-01"]]), "id").await;
        assert_ne!(refused.expect(422)["errors"], own.expect(422)["errors"], "each in its language");
        app.finish().await;
    })
    .await;
}
