//! Are people told in time, once, in their language, that a sign-in ends, whatever happens to the mail server?

use axum::http::Method;
use selaras_kernel::{Role, Timestamp};
use selaras_networks::{Account, Connected, Secret};
use selaras_server::{
    config::Mail,
    mail::Mailer,
    testing::{As, NOW, TestApp},
    warnings, work,
};
use selaras_store::{jobs, testing::on_both};
use serde_json::json;
use std::{path::Path, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
fn server(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The mails in a folder that name `address`.
fn mails(folder: &Path, address: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("new")).expect("the mail folder").flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    texts.filter(|text| text.contains(&format!("X-RcptTo: {address}"))).collect()
}

/// A profile whose sign-in ends at `ends` and is renewed by a person only.
async fn connect(app: &TestApp, handle: &str, ends: Timestamp) {
    let secret = Secret { fields: json!({"access": "s", "refresh": ""}), expires_at: Some(ends) };
    let connected = Connected {
        account: Account { secret, ..app.fake.account(handle) },
        name: handle.into(),
        url: format!("https://fake.test/@{handle}"),
        avatar: None,
    };
    selaras_workspaces::testing::profile(
        &app.app.db,
        &app.app.vault,
        &app.owner,
        app.brand,
        "fake",
        connected,
        NOW,
    )
    .await;
}

async fn address(app: &TestApp, who: &As) -> String {
    let me = app.call(who, Method::GET, "/api/v1/me", None).await.expect(200);
    me["email"].as_str().expect("an address").to_owned()
}

/// Looks for what ends, as a node does.
async fn look(app: &TestApp) {
    let now = selaras_kernel::Clock::now(&*app.clock);
    warnings::round(app.app.clone(), now).await.expect("the database answers");
}

#[tokio::test]
async fn whoever_may_renew_a_sign_in_is_told_once_in_their_language_when_the_mail_server_is_back() {
    let (Some(smtp), Some(folder)) = (server("SELARAS_TEST_SMTP"), server("SELARAS_TEST_MAILDIR")) else {
        return;
    };
    let (smtp, folder) = (&smtp, Path::new(&folder));
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let admin = app.member(Role::Admin, Some(app.brand)).await;
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let reader = json!({"language": "id"});
        app.call(&admin, Method::PATCH, "/api/v1/me", Some(&reader)).await.expect(200);
        let (admin, creator) = (address(&app, &admin).await, address(&app, &creator).await);
        // Invitations that wait for the mail server would only be in the way.
        let mailer = |smtp: &str| {
            let from = "Selaras <selaras@example.test>".into();
            Mailer::new(&Mail { smtp: smtp.into(), from }).unwrap().unwrap()
        };
        let (away, back) = (mailer("smtp://127.0.0.1:9"), mailer(smtp));
        while work::round(&app.app, Some(&back)).await.unwrap() {}
        let before = mails(folder, &admin).len();
        connect(&app, "kopi", NOW + DAY * 10).await;

        futures::future::join(look(&app), look(&app)).await;
        assert!(work::round(&app.app, Some(&away)).await.unwrap());
        assert_eq!(mails(folder, &admin).len(), before, "nobody takes it yet");
        look(&app).await;
        app.clock.advance(Duration::from_secs(3600));
        while work::round(&app.app, Some(&back)).await.unwrap() {}
        let told = mails(folder, &admin);
        assert_eq!(told.len(), before + 1, "{told:#?}");
        let letter =
            told.iter().find(|text| text.contains("izin masuk berakhir 2027-01-22")).expect("in Indonesian");
        assert!(letter.contains("kopi") && letter.to_lowercase().contains("message-id: <"), "{letter}");
        assert!(
            !mails(folder, &creator).iter().any(|text| text.contains("kopi:")),
            "who cannot mend it is left alone"
        );

        look(&app).await;
        app.clock.advance(DAY * 5);
        look(&app).await;
        look(&app).await;
        while work::round(&app.app, Some(&back)).await.unwrap() {}
        assert_eq!(mails(folder, &admin).len(), before + 2, "the next warning, once");
        connect(&app, "kopi", NOW + DAY * 90).await;
        app.clock.advance(DAY * 4);
        look(&app).await;
        assert!(!work::round(&app.app, Some(&back)).await.unwrap(), "what was renewed needs no warning");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_queued_and_nothing_counts_as_told() {
    on_both(|db| async move {
        let app = TestApp::new(db.clone()).await;
        connect(&app, "kopi", NOW + DAY * 5).await;
        look(&app).await;
        assert_eq!(jobs::counts(&db, NOW + DAY).await.unwrap(), (0, 0));
        let due = selaras_workspaces::warnings::due(&db, NOW).await.unwrap();
        assert_eq!(due.len(), 1, "it is told as soon as there is a mail server");
        app.finish().await;
    })
    .await;
}
