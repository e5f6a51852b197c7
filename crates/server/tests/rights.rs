//! Does every route ask for its right, of everybody, always?

use axum::{body::Body, http::Method};
use selaras_kernel::{Right, Role};
use selaras_server::{
    http::{registry::Listed, routes},
    testing::{As, NOW, TestApp},
};
use selaras_store::testing::on_both;
use serde_json::json;
use std::path::Path;

const UNKNOWN: &str = "0190a0b0-0000-7000-8000-000000000000";

fn listed() -> Vec<Listed> {
    routes::all().listed()
}

#[test]
fn the_rights_of_all_routes_are_the_reviewed_ones() {
    let list: String =
        listed().iter().map(|r| format!("{:<6} {:<58} {}\n", r.method, r.path, r.guard)).collect();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/rights.txt");
    if std::fs::read_to_string(&golden).unwrap_or_default() != list {
        let new = golden.with_extension("txt.new");
        std::fs::write(&new, list).unwrap();
        panic!("the rights have changed: review {} and put it in place of rights.txt", new.display());
    }
}

/// A request that reaches the operation as far as it can without naming anything that exists.
async fn knock(app: &TestApp, who: &As, route: &Listed, id: &str) -> (u16, String) {
    let path = route
        .path
        .split('/')
        .map(|part| if part.starts_with('{') { id } else { part })
        .collect::<Vec<_>>()
        .join("/");
    let method: Method = route.method.parse().expect("a method");
    let json = method != Method::GET && method != Method::DELETE;
    let (body, headers) = if json {
        (Body::from("{}"), vec![("content-type", "application/json")])
    } else {
        (Body::empty(), vec![])
    };
    if route.path.ends_with("/events") {
        return (app.begin(who, method, &path, body, &headers).await.status().as_u16(), String::new());
    }
    let reply = app.send(who, method, &path, body, &headers).await;
    (reply.status.as_u16(), reply.code())
}

#[tokio::test]
async fn nobody_passes_a_guard_without_its_right() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        for route in listed().iter().filter(|r| !r.guard.starts_with("public")) {
            let (status, code) = knock(&app, &As::Anonymous, route, UNKNOWN).await;
            assert_eq!(
                (status, code.as_str()),
                (401, if route.path.ends_with("/events") { "" } else { "sign_in_needed" }),
                "{route:?}"
            );
            let wrong = As::Token("sel_wrong".into());
            assert_eq!(knock(&app, &wrong, route, UNKNOWN).await.0, 401, "{route:?}");
        }
        let program = app.token().await;
        for route in listed().iter().filter(|r| r.guard == "in_person") {
            let (status, code) = knock(&app, &program, route, UNKNOWN).await;
            assert_eq!((status, code.as_str()), (403, "sign_in_in_person"), "{route:?}");
        }
        for role in Role::ALL.iter().copied().filter(|r| *r != Role::Owner) {
            let who = app.member(role, None).await;
            for route in listed().iter().filter(|r| !r.guard.starts_with("public")) {
                let (status, code) = knock(&app, &who, route, UNKNOWN).await;
                let allowed = match route.guard.parse::<Right>() {
                    Ok(right) => role.holds(right),
                    Err(_) => true,
                };
                if allowed {
                    assert!(!matches!(status, 401 | 403 | 500..), "{role} at {route:?}: {status} {code}");
                } else {
                    assert_eq!(status, 403, "{role} at {route:?}: {code}");
                }
            }
        }
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_of_one_workspace_is_there_for_another() {
    on_both(|db| async move {
        let app = TestApp::new(db.clone()).await;
        let owner = app.token().await;
        let profile = app.profile("kopi").await;
        let body = json!({"brand": app.brand, "content": {"parts": [{"text": "Halo"}]}, "variants": [{"profile": profile}]});
        let post = app.call(&owner, Method::POST, "/api/v1/posts", Some(&body)).await.expect(201);
        let delivery = post["deliveries"][0]["id"].as_str().unwrap().to_owned();
        let post = post["id"].as_str().unwrap().to_owned();
        let (stranger, _) = selaras_workspaces::testing::owner(&db, NOW).await;
        let stranger = app.token_of(&stranger).await;
        for route in listed().iter().filter(|r| r.path.contains("{id}") && r.guard != "in_person") {
            let id = match route.path.split('/').nth(3).unwrap() {
                "posts" => post.clone(),
                "profiles" => profile.to_string(),
                "brands" => app.brand.to_string(),
                _ => UNKNOWN.to_owned(),
            };
            let route = Listed { path: route.path.replace("{delivery}", &delivery), ..route.clone() };
            let (status, code) = knock(&app, &stranger, &route, &id).await;
            assert!(matches!(status, 404 | 415 | 422), "{route:?}: {status} {code}");
            if status == 422 {
                // A change of nothing is refused as such, whatever is there.
                let blind = ["value_unreadable", "comment_change"].contains(&&*code);
                assert!(blind, "{route:?} looked at something before it refused: {code}");
            }
        }
        let list = format!("/api/v1/posts?brand={}", app.brand);
        assert_eq!(app.call(&stranger, Method::GET, &list, None).await.status, 404);
        let mine = [("selaras-workspace", app.owner.workspace.to_string())];
        let headers: Vec<_> = mine.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let reply = app.send(&stranger, Method::GET, "/api/v1/workspace", Body::empty(), &headers).await;
        assert_eq!(reply.status, 404);
        app.call(&owner, Method::GET, &format!("/api/v1/posts/{post}"), None).await.expect(200);
        app.finish().await;
    })
    .await;
}
