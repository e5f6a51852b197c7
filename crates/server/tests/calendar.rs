//! What the calendar shows beside posts, and what calendar programs read.

use axum::{body::Body, http::Method};
use selaras_kernel::Role;
use selaras_server::testing::{As, TestApp};
use selaras_store::testing::on_both;
use serde_json::json;

#[tokio::test]
async fn holidays_are_chosen_per_brand_by_those_who_may() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let asked = format!("/api/v1/holidays?brand={}&from=2026-12-24&to=2026-12-26", app.brand);
        let days = app.call(&owner, Method::GET, &asked, None).await.expect(200);
        assert_eq!((&days[0]["kind"], &days[0]["date"]), (&json!("joint_leave"), &json!("2026-12-24")));
        assert_eq!(days[1]["name_id"], "Hari Raya Natal");
        let choice = format!("/api/v1/brands/{}/holidays", app.brand);
        let shown = app.call(&owner, Method::GET, &choice, None).await.expect(200);
        assert_eq!(shown["countries"], json!(["ID"]));
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let none = json!({"countries": [], "kinds": []});
        app.call(&creator, Method::PUT, &choice, Some(&none)).await.expect(403);
        app.call(&owner, Method::PUT, &choice, Some(&none)).await.expect(200);
        let own = json!({"brand": app.brand, "name": "Ulang tahun", "date": "2020-12-25", "yearly": true});
        app.call(&creator, Method::POST, "/api/v1/holidays", Some(&own)).await.expect(201);
        let days = app.call(&creator, Method::GET, &asked, None).await.expect(200);
        assert_eq!((days.as_array().unwrap().len(), &days[0]["name"]), (1, &json!("Ulang tahun")));
        let wrong = asked.replace("2026-12-24", "Natal");
        assert!(app.call(&owner, Method::GET, &wrong, None).await.status.is_client_error());
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_calendar_program_reads_until_the_address_is_withdrawn() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let person = app.member(Role::Client, Some(app.brand)).await;
        let new = json!({"brand": app.brand, "holidays": true});
        let made = app.call(&person, Method::POST, "/api/v1/calendar-feeds", Some(&new)).await.expect(201);
        let link = made["link"].as_str().unwrap();
        let path = &link[link.find("/api").unwrap()..];
        let read = app.call(&As::Anonymous, Method::GET, path, None).await;
        assert_eq!(read.status, 200);
        assert_eq!(read.header("content-type"), "text/calendar; charset=utf-8");
        let tag = read.header("etag").to_owned();
        let again = [("if-none-match", tag.as_str())];
        let seen = app.send(&As::Anonymous, Method::GET, path, Body::empty(), &again).await;
        assert_eq!(seen.status, 304);
        let one = format!("/api/v1/calendar-feeds/{}", made["id"].as_str().unwrap());
        app.call(&app.token().await, Method::DELETE, &one, None).await.expect(403);
        app.call(&person, Method::DELETE, &one, None).await.expect(204);
        app.call(&As::Anonymous, Method::GET, path, None).await.expect(404);
        app.call(&As::Anonymous, Method::GET, "/api/v1/calendar/cal_x.ics", None).await.expect(404);
        app.finish().await;
    })
    .await;
}
