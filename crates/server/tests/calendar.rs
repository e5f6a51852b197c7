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

#[tokio::test]
async fn a_target_is_set_by_those_who_may_and_its_gaps_are_told() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile_in(app.brand, "kopi").await;
        let path = format!("/api/v1/profiles/{profile}/cadence");
        let asked = format!("/api/v1/cadence?brand={}&from=2027-02-01&to=2027-02-07", app.brand);
        let editor = app.member(Role::Editor, Some(app.brand)).await;
        let target = json!({"posts": 2, "per": "week"});
        app.call(&editor, Method::PUT, &path, Some(&target)).await.expect(403);
        app.call(&owner, Method::PUT, &path, Some(&target)).await.expect(204);
        let wrong = json!({"posts": 0, "per": "week"});
        let reply = app.call(&owner, Method::PUT, &path, Some(&wrong)).await;
        assert_eq!((reply.status.as_u16(), reply.code().as_str()), (422, "cadence_out_of_range"));
        let shown = app.call(&editor, Method::GET, &path, None).await.expect(200);
        assert_eq!(shown["target"], json!({"posts": 2, "per": "week", "multiple": 2, "apart": 60}));
        let pace = app.call(&editor, Method::GET, &asked, None).await.expect(200);
        let week = &pace[0]["periods"][0];
        assert_eq!((&week["planned"], &week["verdict"]), (&json!(0), &json!("silent")));
        let at = week["propose"].as_str().expect("a time").to_owned();
        let new = json!({"brand": app.brand, "content": {"parts": [{"text": "Halo"}]}, "variants": [{"profile": profile}],
            "when": {"at": at.trim_end_matches('Z'), "zone": "UTC"}});
        app.call(&owner, Method::POST, "/api/v1/posts", Some(&new)).await.expect(201);
        let pace = app.call(&editor, Method::GET, &asked, None).await.expect(200);
        assert_eq!(pace[0]["periods"][0]["verdict"], "short");
        let client = app.member(Role::Client, Some(app.brand)).await;
        app.call(&client, Method::GET, &asked, None).await.expect(403);
        app.call(&owner, Method::GET, &asked.replace("02-07", "09-07"), None).await.expect(422);
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(app.call(&owner, Method::GET, &asked, None).await.expect(200), json!([]));
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_recurrence_is_looked_at_listed_held_and_ended_with_those_that_follow() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let profile = app.profile_in(app.brand, "kopi").await;
        let new = json!({"brand": app.brand, "content": {"parts": [{"text": "Setiap Jumat terakhir"}]},
            "variants": [{"profile": profile}], "when": {"at": "2027-02-26T09:00", "zone": "Asia/Jakarta"}});
        let post = app.call(&owner, Method::POST, "/api/v1/posts", Some(&new)).await.expect(201);
        let id = post["id"].as_str().expect("an id");
        let rule = json!({"every": "month_weekday", "nth": -1, "day": "fri"});
        let plan = json!({"at": "2027-02-26T09:00", "zone": "Asia/Jakarta", "recurrence": {"rule": rule, "until_day": "2027-04-30"}});
        let preview = "/api/v1/recurrences/preview";
        let dates = app.call(&owner, Method::POST, preview, Some(&plan)).await.expect(200);
        let shown: Vec<_> = dates.as_array().expect("dates").iter().map(|d| d["when"]["at"].clone()).collect();
        assert_eq!(shown, [json!("2027-03-26T09:00:00"), json!("2027-04-30T09:00:00")]);
        let fifth = json!({"at": "2027-02-26T09:00", "zone": "Asia/Jakarta", "recurrence": {"rule": {"every": "month_weekday", "nth": 5, "day": "fri"}}});
        let reply = app.call(&owner, Method::POST, preview, Some(&fifth)).await;
        assert_eq!(reply.code(), "recurrence_nth_out_of_range");

        let repeat = format!("/api/v1/posts/{id}/recurrence");
        let made = app.call(&owner, Method::POST, &repeat, Some(&plan["recurrence"])).await.expect(201);
        let one = format!("/api/v1/recurrences/{}", made["id"].as_str().expect("an id"));
        let all = format!("/api/v1/recurrences?brand={}", app.brand);
        let list = app.call(&owner, Method::GET, &all, None).await.expect(200);
        assert_eq!((&list[0]["name"], &list[0]["recurrence"]["rule"]), (&json!("Setiap Jumat terakhir"), &rule));
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let hold = json!({"paused": true});
        app.call(&creator, Method::PATCH, &one, Some(&hold)).await.expect(403);
        let held = app.call(&owner, Method::PATCH, &one, Some(&hold)).await.expect(200);
        assert_eq!(held["paused"], true);
        let following = format!("/api/v1/posts/{id}/following");
        app.call(&creator, Method::DELETE, &following, None).await.expect(403);
        let gone = app.call(&owner, Method::DELETE, &following, None).await.expect(200);
        assert!(gone["posts"].as_u64().expect("a number") >= 1);
        assert_eq!(app.call(&owner, Method::GET, &all, None).await.expect(200), json!([]));
        app.call(&owner, Method::PATCH, &one, Some(&hold)).await.expect(409);
        app.finish().await;
    })
    .await;
}
