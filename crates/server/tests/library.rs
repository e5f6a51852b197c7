//! Can a library be put in order, shared with a partner until a deadline, and given a kit, and what is refused?

use axum::{body::Body, http::Method};
use selaras_kernel::Role;
use selaras_server::testing::{As, PNG, Reply, TestApp, upload};
use selaras_store::testing::on_both;
use serde_json::{Value, json};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn file(app: &TestApp, who: &As, name: &str) -> String {
    let (kind, form) = upload(app.brand, name, PNG);
    let made = app.send(who, Method::POST, "/api/v1/media", Body::from(form), &[kind]).await.expect(201);
    made["id"].as_str().expect("an id").to_owned()
}

async fn post(app: &TestApp, who: &As, path: &str, body: Value) -> Reply {
    app.call(who, Method::POST, &format!("/api/v1/{path}"), Some(&body)).await
}

async fn other_brand(app: &TestApp, owner: &As) -> Value {
    let other = json!({"name": "Other", "zone": "Asia/Jakarta"});
    app.call(owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201)["id"].clone()
}

#[tokio::test]
async fn files_are_put_in_order_together_and_a_folder_moves_there_and_back() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let one = file(&app, &owner, "titik.png").await;
        let filed = json!({"brand": app.brand, "files": [{"id": one, "folder": "Panen/2026", "tags": ["kopi"]}]});
        assert_eq!(post(&app, &owner, "media/filing", filed.clone()).await.expect(200)["files"], 1);
        assert_eq!(post(&app, &owner, "media/filing", filed).await.expect(200)["files"], 0);
        let path = format!("/api/v1/media/{one}");
        let now = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((&now["folder"], &now["tags"]), (&json!("Panen/2026"), &json!(["kopi"])));
        let moved = |from: &str, to: &str| json!({"brand": app.brand, "from": from, "to": to});
        assert_eq!(post(&app, &owner, "media/folders/move", moved("Panen", "Kampanye/Panen")).await.expect(200)["files"], 1);
        let now = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!(now["folder"], "Kampanye/Panen/2026");
        post(&app, &owner, "media/folders/move", moved("Kampanye/Panen", "Panen")).await.expect(200);
        for (wrong, code) in [
            (moved("Tidak ada", "Lain"), "not_found"),
            (moved("Panen", "Panen/Lagi"), "media_folder_within"),
            (moved("Panen", " / "), "value_missing"),
            (moved("Panen/2026", "Panen"), "media_folder_taken"),
            (moved("Panen", &"x".repeat(198)), "name_too_long"),
        ] {
            assert_eq!(post(&app, &owner, "media/folders/move", wrong.clone()).await.code(), code, "{wrong}");
        }
        let foreign = other_brand(&app, &owner).await;
        let foreign = json!({"brand": foreign, "files": [{"id": one, "folder": "Lain"}]});
        assert_eq!(post(&app, &owner, "media/filing", foreign).await.code(), "not_found");
        let none = json!({"brand": app.brand, "files": []});
        assert_eq!(post(&app, &owner, "media/filing", none).await.code(), "media_files_count");
        // Removed and brought back as it was, by a role that may; a client may not.
        let which = json!({"brand": app.brand, "files": [one]});
        let client = app.member(Role::Client, Some(app.brand)).await;
        assert_eq!(post(&app, &client, "media/removal", which.clone()).await.code(), "forbidden");
        let gone = post(&app, &owner, "media/removal", which.clone()).await.expect(200);
        assert_eq!((&gone["removed"], &gone["in_use"]), (&json!([one]), &json!([])));
        assert_eq!(app.call(&owner, Method::GET, &path, None).await.code(), "not_found");
        assert_eq!(post(&app, &owner, "media/restoration", which.clone()).await.expect(200)["files"], 1);
        let back = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((&back["folder"], &back["tags"]), (&json!("Panen/2026"), &json!(["kopi"])));
        assert_eq!(post(&app, &owner, "media/restoration", which).await.expect(200)["files"], 0);
        let small = app.call(&owner, Method::GET, &format!("{path}/preview"), None).await;
        assert_eq!((small.status.as_u16(), small.header("content-type")), (200, "image/png"));
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_in_a_plan_stays_and_its_last_day_is_pointed_out() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let one = file(&app, &owner, "titik.png").await;
        let profile = app.profile("kopi").await;
        let plan = json!({"brand": app.brand, "content": {"parts": [{"text": "Titik", "media": [{"media": one, "alt": "Titik"}]}]},
            "variants": [{"profile": profile}], "when": {"at": "2027-01-20T09:00", "zone": "Asia/Jakarta"}});
        post(&app, &owner, "posts", plan).await.expect(201);
        let which = json!({"brand": app.brand, "files": [one]});
        let kept = post(&app, &owner, "media/removal", which).await.expect(200);
        assert_eq!((&kept["removed"], &kept["in_use"]), (&json!([]), &json!([one])));
        let ending = format!("/api/v1/media/ending?brand={}", app.brand);
        assert_eq!(app.call(&owner, Method::GET, &ending, None).await.expect(200), json!([]));
        let path = format!("/api/v1/media/{one}");
        for day in ["2027-01-20", "2020-01-01"] {
            let rights = json!({"rights": {"expires_on": day}});
            app.call(&owner, Method::PATCH, &path, Some(&rights)).await.expect(200);
            let all = app.call(&owner, Method::GET, &ending, None).await.expect(200);
            assert_eq!((&all[0]["file"]["id"], &all[0]["planned"]), (&json!(one), &json!(1)), "{day}");
        }
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_partner_takes_what_the_link_shows_until_it_is_withdrawn() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let one = file(&app, &owner, "kopi 'senja'.png").await;
        let wanted = json!({"brand": app.brand, "files": [one], "name": "Pak Hadi", "days": 7});
        let made = post(&app, &owner, "share-links", wanted).await.expect(201);
        let (_, token) = made["link"].as_str().expect("an address").split_once("/share#").expect("a mark");
        assert!(token.starts_with("shr_"));
        let nobody = As::Anonymous;
        let look = async || post(&app, &nobody, "share/look", json!({"token": token})).await;
        let seen = look().await;
        assert_eq!(seen.header("cache-control"), "no-store");
        let seen = seen.expect(200);
        assert_eq!((&seen["name"], &seen["files"][0]["id"]), (&json!("Pak Hadi"), &json!(one)));
        assert!(seen["files"][0].get("notes").is_none());
        let show = json!({"token": token, "media": one});
        assert_eq!(post(&app, &nobody, "share/preview", show).await.status.as_u16(), 200);
        let take = async |media: &str| {
            let form = format!("token={token}&media={media}");
            app.send(&nobody, Method::POST, "/api/v1/share/download", Body::from(form), &[FORM]).await
        };
        let got = take(&one).await;
        assert_eq!((got.status.as_u16(), got.header("cache-control")), (200, "no-store"));
        assert!(got.header("content-disposition").starts_with("attachment; filename=\"kopi _senja_.png\""));
        assert_eq!(take(&app.brand.to_string()).await.code(), "not_found");
        assert_eq!(take("nothing").await.code(), "form_malformed");
        let id = made["id"].as_str().expect("an id");
        let taken = app
            .call(&owner, Method::GET, &format!("/api/v1/share-links/{id}/downloads"), None)
            .await
            .expect(200);
        assert_eq!((taken.as_array().map(Vec::len), &taken[0]["media_id"]), (Some(1), &json!(one)));
        // What may not be used any more is not handed out, whatever the link says.
        let path = format!("/api/v1/media/{one}");
        let over = json!({"rights": {"expires_on": "2020-01-01"}});
        app.call(&owner, Method::PATCH, &path, Some(&over)).await.expect(200);
        assert_eq!(look().await.expect(200)["files"], json!([]));
        assert_eq!(take(&one).await.code(), "not_found");
        app.call(&owner, Method::PATCH, &path, Some(&json!({"rights": {}}))).await.expect(200);
        app.call(&owner, Method::DELETE, &format!("/api/v1/share-links/{id}"), None).await.expect(204);
        assert_eq!(look().await.code(), "share_link_over");
        assert_eq!(take(&one).await.code(), "share_link_over");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_is_made_by_those_who_may_to_what_is_there() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let one = file(&app, &owner, "titik.png").await;
        let foreign = other_brand(&app, &owner).await;
        let wanted = |brand: &Value, more: Value| {
            let mut body = json!({"brand": brand, "name": "Pak Hadi"});
            body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            body
        };
        let mine = json!(app.brand);
        for (body, code) in [
            (wanted(&mine, json!({})), "share_files"),
            (wanted(&mine, json!({"files": [one], "folder": "Panen"})), "share_files"),
            (wanted(&mine, json!({"files": [one], "days": 0})), "share_days"),
            (wanted(&mine, json!({"files": [one], "days": 366})), "share_days"),
            (wanted(&mine, json!({"files": [one], "name": " "})), "share_name"),
            (wanted(&mine, json!({"folder": "Tidak ada"})), "not_found"),
            (wanted(&foreign, json!({"files": [one]})), "not_found"),
        ] {
            assert_eq!(post(&app, &owner, "share-links", body.clone()).await.code(), code, "{body}");
        }
        let filed = json!({"brand": app.brand, "files": [{"id": one, "folder": "Panen/2026"}]});
        post(&app, &owner, "media/filing", filed).await.expect(200);
        let made =
            post(&app, &owner, "share-links", wanted(&mine, json!({"folder": "Panen"}))).await.expect(201);
        let token = made["link"].as_str().expect("an address").split_once('#').expect("a mark").1;
        let nobody = As::Anonymous;
        let seen = post(&app, &nobody, "share/look", json!({"token": token})).await.expect(200);
        assert_eq!(seen["files"][0]["id"], json!(one));
        // What leaves the folder leaves the link.
        let away = json!({"brand": app.brand, "files": [{"id": one, "folder": "Panenan"}]});
        post(&app, &owner, "media/filing", away).await.expect(200);
        let seen = post(&app, &nobody, "share/look", json!({"token": token})).await.expect(200);
        assert_eq!(seen["files"], json!([]));
        let client = app.member(Role::Client, Some(app.brand)).await;
        let refused = post(&app, &client, "share-links", wanted(&mine, json!({"files": [one]}))).await;
        assert_eq!(refused.code(), "forbidden");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_brand_kit_is_kept_and_nobody_overwrites_what_they_did_not_see() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let one = file(&app, &owner, "logo.png").await;
        let path = format!("/api/v1/brands/{}/kit", app.brand);
        let put = async |body: Value| app.call(&owner, Method::PUT, &path, Some(&body)).await;
        let empty = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((&empty["version"], &empty["logos"]), (&json!(0), &json!([])));
        let kit = json!({"version": 0, "logos": [one], "colours": [{"name": "Kopi", "hex": "6F4E37"}], "voice": "Hangat"});
        let made = put(kit.clone()).await.expect(200);
        assert_eq!((&made["version"], &made["colours"][0]["hex"]), (&json!(1), &json!("#6f4e37")));
        assert_eq!(made["logos"][0]["id"], json!(one));
        assert_eq!(put(kit).await.code(), "kit_changed");
        for (body, code) in [
            (json!({"version": 1, "colours": [{"name": "Kopi", "hex": "brown"}]}), "kit_colour"),
            (json!({"version": 1, "colours": [{"name": "", "hex": "#000000"}]}), "kit_colour_name"),
            (json!({"version": 1, "logos": [app.brand]}), "not_found"),
            (json!({"version": 1, "voice": "x".repeat(4_001)}), "name_too_long"),
        ] {
            assert_eq!(put(body.clone()).await.code(), code, "{body}");
        }
        assert_eq!(put(json!({"version": 1, "fonts": "Inter"})).await.expect(200)["version"], 2);
        app.finish().await;
    })
    .await;
}
