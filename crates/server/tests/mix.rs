//! Does a post say what it is for, is that one of its brand's, is it traced by one rule, and is the mix told by it?

use axum::http::Method;
use selaras_kernel::Role;
use selaras_server::testing::TestApp;
use selaras_store::testing::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_post_names_pillars_and_tactics_of_its_own_brand_and_is_traced_by_them() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let post = async |path: &str, body: Value| app.call(&owner, Method::POST, path, Some(&body)).await;
        let add = async |kind: &str, fields: Value| {
            let body = json!({"brand": app.brand, "item": {"kind": kind, "fields": fields}});
            post("/api/v1/strategy", body).await.expect(201)["id"].clone()
        };
        let goal = add(
            "goal",
            json!({"title": "60 pesanan", "start": "2027-01-12", "deadline": "2027-03-31",
            "results": [{"id": "00000000-0000-7000-8000-000000000001", "target": 60,
                "measure": {"from": "by_hand", "of": {"name": "Pesanan", "adds_up": true}}}]}),
        )
        .await;
        let series = add("tactic", json!({"goal": goal, "name": "Seri"})).await;
        let offer = add("tactic", json!({"goal": goal, "name": "Penawaran", "campaigns": ["11.11"]})).await;
        let teaches = add("pillar", json!({"name": "Belajar", "target": 60, "tactic": series})).await;
        let sells = add("pillar", json!({"name": "Diskon", "target": 40})).await;
        let whole = json!({"kind": "pillar", "fields": {"name": "Kabar", "target": 1}});
        let over = post("/api/v1/strategy", json!({"brand": app.brand, "item": whole})).await;
        assert_eq!(over.code(), "pillar_whole");

        let profile = app.profile("kopi").await;
        let make = async |at: &str, purpose: Value| {
            let body = json!({"brand": app.brand, "content": {"parts": [{"text": "Kopi"}]}, "purpose": purpose,
                "variants": [{"profile": profile}], "when": {"at": at, "zone": "Asia/Jakarta"}});
            post("/api/v1/posts", body).await
        };
        // A tactic is no pillar, and what nobody made is neither.
        for (purpose, field) in
            [(json!({"pillar": series}), "purpose.pillar"), (json!({"tactic": teaches}), "purpose.tactic")]
        {
            let refused = make("2027-01-14T09:00", purpose).await;
            assert_eq!(refused.code(), "strategy_gone");
            assert_eq!(refused.json()["field"], field);
        }
        let first = make("2027-01-12T09:30", json!({"pillar": teaches, "journey": "consideration"})).await;
        let first = first.expect(201);
        for hour in 10..14 {
            make(&format!("2027-01-15T{hour}:00"), json!({"pillar": sells})).await.expect(201);
        }
        make("2027-01-16T09:00", json!({})).await.expect(201);
        make("2027-02-01T09:00", json!({"pillar": teaches})).await.expect(201);
        app.clock.advance(std::time::Duration::from_secs(3_600));
        app.deliver().await;

        let path = format!("/api/v1/mix?brand={}&period=month", app.brand);
        let mix = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((&mix["from"], &mix["to"]), (&json!("2027-01-01"), &json!("2027-01-31")));
        assert_eq!(mix["count"], json!({"out": 1, "planned": 5}));
        let rows = mix["rows"].as_array().expect("a list");
        assert_eq!(rows.len(), 3);
        // Made in the same moment, the pillars stand in any order.
        let row = |pillar: &Value| rows.iter().find(|row| row["pillar"] == *pillar).expect("its row");
        for (pillar, out, planned) in [(&teaches, 1, 0), (&sells, 0, 4), (&Value::Null, 0, 1)] {
            assert_eq!((&row(pillar)["out"], &row(pillar)["planned"]), (&json!(out), &json!(planned)));
        }
        assert_eq!((&row(&teaches)["off"], &row(&sells)["off"]), (&json!("under"), &json!("over")));
        assert_eq!(mix["next"][0], teaches);
        assert_eq!(mix["journey"][0]["journey"], "consideration");

        // Its own tactic, its campaign's, its pillar's, and none.
        let asked = json!({"brand": app.brand, "posts": [
            {"campaign": "11.11", "purpose": {"pillar": teaches, "tactic": series}},
            {"campaign": "11.11", "purpose": {"pillar": teaches}}, {"purpose": {"pillar": teaches}}, {"campaign": "Lain"}]});
        let told = post("/api/v1/traces", asked).await.expect(200);
        let trace = |n: usize| (&told[n]["trace"]["tactic"], &told[n]["trace"]["by"]);
        assert_eq!(trace(0), (&series, &json!("post")));
        assert_eq!((&told[0]["inherited"]["tactic"], trace(1)), (&offer, (&offer, &json!("campaign"))));
        assert_eq!(trace(2), (&series, &json!("pillar")));
        assert!(told[3].as_object().expect("an object").is_empty());

        // What is out may still be said for what it was; what was named before may be gone by now.
        let path = format!("/api/v1/posts/{}", first["id"].as_str().expect("an id"));
        let say = async |body: Value| app.call(&owner, Method::PATCH, &path, Some(&body)).await;
        let said = say(json!({"purpose": {"pillar": teaches, "tactic": offer}})).await.expect(200);
        assert_eq!((&said["state"], &said["purpose"]["tactic"]), (&json!("published"), &offer));
        let tactic = format!("/api/v1/strategy/{}", offer.as_str().expect("an id"));
        app.call(&owner, Method::DELETE, &tactic, None).await.expect(204);
        say(json!({"purpose": {"pillar": sells, "tactic": offer}})).await.expect(200);
        let last = say(json!({"purpose": {}})).await.expect(200);
        assert!(last.get("purpose").is_none());

        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let path = format!("/api/v1/mix?brand={}&period=week&day=2027-01-15", app.brand);
        assert_eq!(app.call(&creator, Method::GET, &path, None).await.expect(200)["from"], "2027-01-11");
        app.finish().await;
    })
    .await;
}
