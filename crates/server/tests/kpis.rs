//! Are those who answer for a KPI reminded, and those it is shared with told, once, by app and mail?

use axum::http::Method;
use selaras_kernel::{Clock, Role};
use selaras_server::{
    notifying,
    testing::{As, TestApp},
};
use selaras_store::{jobs, testing::on_both};
use selaras_strategy::kpis;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

async fn follow(app: &TestApp) {
    while !notifying::follow(&app.app, app.clock.now()).await.expect("the database answers") {}
}

/// The topics somebody was told, the newest first, each with the name.
async fn told(app: &TestApp, who: &As) -> Vec<(String, String)> {
    let page = app.call(who, Method::GET, "/api/v1/notifications", None).await.expect(200);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = page["items"].as_array().expect("a list");
    all.iter().map(|one| (text(&one["topic"]), text(&one["name"]))).collect()
}

async fn person(app: &TestApp, who: &As) -> String {
    let me = app.call(who, Method::GET, "/api/v1/me", None).await.expect(200);
    me["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn whoever_answers_is_reminded_and_those_it_is_shared_with_hear_of_changes() {
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let manager = app.member(Role::ContentManager, Some(app.brand)).await;
        let analyst = app.member(Role::Analyst, Some(app.brand)).await;
        let client = app.member(Role::Client, Some(app.brand)).await;
        let (owner, shared) = (person(&app, &analyst).await, person(&app, &client).await);
        follow(&app).await;
        let today = today(&app);
        let named = |name: &str| json!({"kind": "objective", "fields": {"name": name}});
        let body = json!({"brand": app.brand, "item": named("Dikenal")});
        let made = app.call(&manager, Method::POST, "/api/v1/strategy", Some(&body)).await.expect(201);
        let fields = |target: i32| {
            json!({"kind": "kpi", "fields": {"name": "Jangkauan", "objective": made["id"],
            "value": {"as": "measure", "of": {"from": "figure", "of": {"figure": "reach"}}}, "target": target,
            "rhythm": "week", "owner": owner, "stakeholders": [shared], "began": today}})
        };
        let body = json!({"brand": app.brand, "item": fields(1_000)});
        let kpi = app.call(&manager, Method::POST, "/api/v1/strategy", Some(&body)).await.expect(201);
        let id = kpi["id"].as_str().expect("an id").to_owned();

        // Due after a week, late three days after that.
        app.clock.advance(DAY * 7);
        for _ in 0..2 {
            kpis::remind(&app.app.db, app.clock.now()).await.expect("the database answers");
            follow(&app).await;
        }
        assert_eq!(told(&app, &analyst).await, [("check_due".to_owned(), "Jangkauan".to_owned())]);
        app.clock.advance(DAY * 3);
        kpis::remind(&app.app.db, app.clock.now()).await.expect("the database answers");
        follow(&app).await;
        let topics =
            |told: Vec<(String, String)>| told.into_iter().map(|(topic, _)| topic).collect::<Vec<_>>();
        assert_eq!(topics(told(&app, &analyst).await), ["check_late", "check_due"]);
        assert_eq!(topics(told(&app, &manager).await), Vec::<String>::new());

        // The analyst holds it, and then nobody is asked for it any more.
        let listed = app
            .call(&analyst, Method::GET, &format!("/api/v1/kpis?brand={}", app.brand), None)
            .await
            .expect(200);
        let day = listed[0]["open"][0]["day"].clone();
        let said = json!({"occasion": "check", "day": day, "decision": "act", "note": "Lebih banyak reel"});
        let path = format!("/api/v1/kpis/{id}/checks");
        app.call(&analyst, Method::POST, &path, Some(&said)).await.expect(201);
        app.call(&analyst, Method::POST, &path, Some(&said)).await.expect(201);
        let other = json!({"occasion": "check", "day": day, "decision": "keep"});
        assert_eq!(app.call(&manager, Method::POST, &path, Some(&other)).await.code(), "check_held");
        assert_eq!(app.call(&client, Method::POST, &path, Some(&other)).await.code(), "forbidden");

        // A new target, and a change of what it serves: each told once.
        app.call(&manager, Method::PUT, &format!("/api/v1/strategy/{id}"), Some(&fields(2_000)))
            .await
            .expect(200);
        let renamed = named("Dikenal di luar kota");
        let path = format!("/api/v1/strategy/{}", made["id"].as_str().expect("an id"));
        app.call(&manager, Method::PUT, &path, Some(&renamed)).await.expect(200);
        // So is a goal for the same objective.
        let objective = made["id"].as_str().expect("an id");
        let goal = |title: &str| {
            json!({"kind": "goal", "fields": {
                "title": title, "objective": objective, "start": today, "deadline": "2028-01-01",
                "results": [{"id": "00000000-0000-0000-0000-000000000001", "target": 10,
                    "measure": {"from": "by_hand", "of": {"name": "Liputan", "adds_up": true}}}]}})
        };
        let body = json!({"brand": app.brand, "item": goal("10 liputan")});
        let kept = app.call(&manager, Method::POST, "/api/v1/strategy", Some(&body)).await.expect(201);
        let path = format!("/api/v1/strategy/{}", kept["id"].as_str().expect("an id"));
        app.call(&manager, Method::PUT, &path, Some(&goal("10 liputan media"))).await.expect(200);
        follow(&app).await;
        follow(&app).await;
        let changed = ("kpi_changed".to_owned(), "Jangkauan".to_owned());
        assert_eq!(told(&app, &client).await, [changed.clone(), changed.clone(), changed]);
        let claimed = jobs::claim(&app.app.db, app.clock.now(), DAY, 100).await.expect("the queue is read");
        let notices = claimed.iter().filter(|job| job.payload.0["message"] == "mail-notice");
        let topics: Vec<_> =
            notices.map(|job| job.payload.0["params"]["topic"].as_str().expect("a topic")).collect();
        let count = |topic: &str| topics.iter().filter(|one| **one == topic).count();
        assert_eq!(
            (count("check_due"), count("check_late"), count("kpi_changed")),
            (1, 1, 3),
            "each is mailed once"
        );
        for job in &claimed {
            jobs::finish(&app.app.db, job, jobs::Ended::Done, app.clock.now(), 0.0)
                .await
                .expect("it is done");
        }
        app.finish().await;
    })
    .await;
}

/// The local day of the brand.
fn today(app: &TestApp) -> String {
    let zone = jiff::tz::TimeZone::get("Asia/Jakarta").expect("a zone");
    app.clock.now().to_jiff().to_zoned(zone).date().to_string()
}
