//! Do invitations arrive by mail, and do files come in and go out as they are?

use axum::{body::Body, http::Method};
use selaras_server::{
    config::Mail,
    mail::Mailer,
    testing::{PNG, TestApp, upload},
    work,
};
use selaras_store::testing::on_both;
use serde_json::json;
use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
fn server(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The mails in a folder that name `address`.
fn mails(folder: &Path, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the mail folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path)
                && text.contains(address)
            {
                found.push(text);
            }
        }
    }
    found
}

#[tokio::test]
async fn an_invitation_is_mailed_once_in_the_language_of_the_workspace() {
    let (Some(smtp), Some(folder)) = (server("SELARAS_TEST_SMTP"), server("SELARAS_TEST_MAILDIR")) else {
        return;
    };
    let (smtp, folder) = (&smtp, &folder);
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let owner = app.token().await;
        app.call(&owner, Method::PATCH, "/api/v1/workspace", Some(&json!({"language": "id"})))
            .await
            .expect(200);
        let email =
            format!("m{}@example.test", selaras_kernel::JobId::new(selaras_server::testing::NOW).0.simple());
        let body = json!({"email": email, "role": "creator"});
        let made = app.call(&owner, Method::POST, "/api/v1/invitations", Some(&body)).await.expect(201);
        assert_eq!(made["mailed"], true);
        let config = Mail { smtp: smtp.clone(), from: "Selaras <selaras@example.test>".into() };
        let mailer = Mailer::new(&config).unwrap();
        while work::round(&app.app, mailer.as_ref()).await.unwrap() {}
        let mails = mails(Path::new(folder), &email);
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("Anda diundang ke Test"), "{}", mails[0]);
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_comes_in_is_read_back_and_stays_while_a_post_needs_it() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let (kind, form) = upload(app.brand, "titik.png", PNG);
        let kind = [kind];
        let send = |body: Vec<u8>| app.send(&owner, Method::POST, "/api/v1/media", Body::from(body), &kind);
        let made = send(form).await.expect(201);
        assert_eq!((&made["mime"], &made["alt"], &made["width"]), (&json!("image/png"), &json!("Satu titik"), &json!(1)));
        // Larger than what a framework would take by itself: read whole, and refused for what it is.
        let large = send(upload(app.brand, "titik.png", &vec![b'x'; 3 << 20]).1).await;
        assert_eq!(large.code(), "media_type");
        let wrong = send(upload(app.brand, "titik.png", b"not a picture at all").1).await;
        assert_eq!((wrong.status.as_u16(), wrong.code().as_str()), (415, "media_type"));
        assert_eq!(send(b"--x\r\nbroken".to_vec()).await.code(), "form_malformed");
        let path = format!("/api/v1/media/{}", made["id"].as_str().unwrap());
        let content = app.call(&owner, Method::GET, &format!("{path}/content"), None).await;
        content.expect(200);
        assert_eq!((content.header("content-type"), content.bytes.len() as i64), ("image/png", made["bytes"].as_i64().unwrap()));
        let part = [("range", "bytes=0-3")];
        let part = app.send(&owner, Method::GET, &format!("{path}/content"), Body::empty(), &part).await;
        assert_eq!((part.status.as_u16(), &part.bytes[..]), (206, &PNG[..4]));
        let profile = app.profile("kopi").await;
        let post = json!({"brand": app.brand, "content": {"parts": [{"text": "Titik", "media": [{"media": made["id"], "alt": "Titik"}]}]},
            "variants": [{"profile": profile}], "when": {"at": "2027-01-20T09:00", "zone": "Asia/Jakarta"}});
        let post = app.call(&owner, Method::POST, "/api/v1/posts", Some(&post)).await.expect(201);
        assert_eq!(app.call(&owner, Method::DELETE, &path, None).await.code(), "media_in_use");
        let cancel = format!("/api/v1/posts/{}/cancel", post["id"].as_str().unwrap());
        app.call(&owner, Method::POST, &cancel, None).await.expect(200);
        app.call(&owner, Method::DELETE, &path, None).await.expect(204);
        app.finish().await;
    })
    .await;
}
