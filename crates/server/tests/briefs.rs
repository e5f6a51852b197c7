//! Does everybody get the weekly brief once, at seven on Monday where they are, in their language, whatever happens to the clocks and to us?

use axum::http::Method;
use selaras_kernel::{Clock, Role, Timestamp};
use selaras_server::{
    briefing,
    config::Mail,
    mail::Mailer,
    notifying,
    testing::{As, TestApp},
    work,
};
use selaras_store::{jobs, testing::on_both};
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

const MINUTE: Duration = Duration::from_secs(60);

#[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
fn server(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The mails in a folder that went to `address`, as they are read.
fn mails(folder: &Path, address: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("new")).expect("the mail folder").flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    texts.filter(|text| text.contains(&format!("X-RcptTo: {address}"))).map(|text| read(&text)).collect()
}

/// Lines that were broken for the way are put together (RFC 2045, section 6.7).
fn read(text: &str) -> String {
    let whole = text.replace("=\r\n", "").replace("=\n", "");
    let mut parts = whole.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => bytes.extend([&[byte], &part.as_bytes()[2..]].concat()),
            None => bytes.extend([b"=", part.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn goal(app: &TestApp, who: &As) -> Value {
    let goal = json!({"brand": app.brand, "item": {"kind": "goal", "fields": {
        "title": "40 telepon <minta> penawaran", "start": "2027-01-12", "deadline": "2027-06-30",
        "results": [{"id": "00000000-0000-0000-0000-000000000007", "target": 40,
            "measure": {"from": "by_hand", "of": {"name": "Telepon", "adds_up": true}}}],
    }}});
    app.call(who, Method::POST, "/api/v1/strategy", Some(&goal)).await.expect(201)
}

async fn reads(app: &TestApp, who: &As, language: &str, zone: &str) -> String {
    let changes = json!({"language": language, "zone": zone});
    let me = app.call(who, Method::PATCH, "/api/v1/me", Some(&changes)).await.expect(200);
    assert_eq!(me["zone"], zone);
    me["email"].as_str().expect("an address").to_owned()
}

/// Goes to an instant, looks what is due there, and sends what is in the queue.
async fn arrive(app: &TestApp, at: &str, mailer: &Mailer) {
    let at: Timestamp = at.parse().expect("an instant");
    app.clock.advance(at.since(app.clock.now()));
    look(app).await;
    while work::round(&app.app, Some(mailer)).await.expect("the queue answers") {}
}

async fn look(app: &TestApp) {
    briefing::round(app.app.clone(), app.clock.now()).await.expect("the database answers");
}

/// Tells people of what has happened.
async fn follow(app: &TestApp) {
    while !notifying::follow(&app.app, app.clock.now()).await.expect("the database answers") {}
}

#[tokio::test]
async fn the_mail_arrives_in_the_minute_of_seven_on_monday_across_clock_changes_in_three_zones() {
    let (Some(smtp), Some(folder)) = (server("SELARAS_TEST_SMTP"), server("SELARAS_TEST_MAILDIR")) else {
        return;
    };
    let (smtp, folder) = (&smtp, Path::new(&folder));
    on_both(|db| async move {
        let app = TestApp::mailing(db).await;
        let mailer = Mailer::new(&Mail { smtp: smtp.clone(), from: "Selaras <selaras@example.test>".into() });
        let mailer = mailer.unwrap().unwrap();
        let owner = app.token().await;
        let berlin = app.member(Role::Analyst, Some(app.brand)).await;
        let york = app.member(Role::Creator, Some(app.brand)).await;
        let howe = app.member(Role::Admin, Some(app.brand)).await;
        let berlin = reads(&app, &berlin, "en", "Europe/Berlin").await;
        let york = reads(&app, &york, "en", "America/New_York").await;
        let howe = reads(&app, &howe, "id", "Australia/Lord_Howe").await;
        goal(&app, &owner).await;
        while work::round(&app.app, Some(&mailer)).await.unwrap() {}
        let count = |address: &str| {
            mails(folder, address)
                .iter()
                .filter(|text| text.contains("X-") && text.contains("40 TELEPON"))
                .count()
        };
        // Each in order: a minute before, and at seven; New York goes forward on 14 March, Berlin on 28 March, Lord Howe
        // back by half an hour on 4 April.
        for (before, at, who, whose, had) in [
            ("2027-03-07T11:59:00Z", "2027-03-08T12:00:00Z", &york, "winter in New York", 0),
            ("2027-03-15T10:59:00Z", "2027-03-15T11:00:00Z", &york, "summer in New York", 1),
            ("2027-03-22T05:59:00Z", "2027-03-22T06:00:00Z", &berlin, "winter in Berlin", 0),
            ("2027-03-28T19:59:00Z", "2027-03-28T20:00:00Z", &howe, "summer on Lord Howe", 0),
            ("2027-03-29T04:59:00Z", "2027-03-29T05:00:00Z", &berlin, "summer in Berlin", 1),
            ("2027-04-04T20:29:00Z", "2027-04-04T20:30:00Z", &howe, "winter on Lord Howe", 1),
        ] {
            arrive(&app, before, &mailer).await;
            let earlier = count(who);
            arrive(&app, at, &mailer).await;
            assert_eq!(count(who), earlier + 1, "{whose}");
            assert!(earlier >= had, "{whose}");
        }
        let letter = mails(folder, &howe).into_iter().find(|text| text.contains("40 TELEPON")).unwrap();
        assert!(letter.contains("Angkanya belum diketahui sama sekali."), "in Indonesian: {letter}");
        assert!(
            letter.contains("40 telepon &lt;minta&gt; penawaran"),
            "what people wrote is escaped: {letter}"
        );
        assert!(letter.contains("/goals/brief/") && letter.contains("/settings/notifications"), "{letter}");
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_brief_is_written_once_whoever_looks_and_kept_as_it_was_sent() {
    on_both(|db| async move {
        let app = TestApp::mailing(db.clone()).await;
        let owner = app.token().await;
        let creator = app.member(Role::Creator, Some(app.brand)).await;
        let other = json!({"name": "Teh", "zone": "Asia/Jakarta"});
        let other = app.call(&owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201);
        let other = other["id"].as_str().unwrap().parse().unwrap();
        let stranger = app.member(Role::Creator, Some(other)).await;
        let made = goal(&app, &owner).await;
        follow(&app).await;
        let path = format!("/api/v1/briefs?brand={}", app.brand);
        assert_eq!(app.call(&owner, Method::GET, &path, None).await.expect(200), json!([]));
        // Monday, 18 January 2027, seven in Jakarta: two nodes look at once, and one looks again.
        let seven: Timestamp = "2027-01-18T00:00:00Z".parse().unwrap();
        app.clock.advance(seven.since(app.clock.now()));
        let before = jobs::counts(&db, seven).await.unwrap().0;
        futures::future::join(look(&app), look(&app)).await;
        look(&app).await;
        let waiting = jobs::counts(&db, seven).await.unwrap().0 - before;
        assert_eq!(waiting, 2, "one mail for each of the two who read of this brand");
        let listed = app.call(&owner, Method::GET, &path, None).await.expect(200);
        assert_eq!((listed.as_array().unwrap().len(), &listed[0]["week"]), (1, &json!("2027-01-18")));
        let one = format!("/api/v1/briefs/{}", listed[0]["id"].as_str().unwrap());
        let sent = app.call(&owner, Method::GET, &one, None).await.expect(200);
        assert_eq!(sent["mailed"], true);
        let told = &sent["brief"]["goals"][0];
        assert_eq!(told["sentences"][0]["text"], "Nothing is known of its number yet.");
        // The goal goes on; what was sent stays.
        let values = format!("/api/v1/strategy/{}/values", made["id"].as_str().unwrap());
        let said = json!({"result": "00000000-0000-0000-0000-000000000007", "day": "2027-01-15", "value": 3});
        app.call(&owner, Method::PUT, &values, Some(&said)).await.expect(200);
        assert_eq!(app.call(&owner, Method::GET, &one, None).await.expect(200), sent);
        let now = format!("/api/v1/briefs/now?brand={}", app.brand);
        let anew = app.call(&owner, Method::GET, &now, None).await.expect(200);
        assert_ne!(anew["goals"][0]["sentences"], told["sentences"]);
        // It is the owner's; others have their own, or none.
        app.call(&creator, Method::GET, &one, None).await.expect(404);
        app.call(&stranger, Method::GET, &now, None).await.expect(404);
        // Nobody has two of a week; who joins on Thursday need not wait for Monday.
        let again = app.call(&owner, Method::POST, &path, None).await;
        assert_eq!((again.status.as_u16(), again.code().as_str()), (409, "brief_had"));
        let analyst = app.member(Role::Analyst, Some(app.brand)).await;
        let own = app.call(&analyst, Method::POST, &path, None).await.expect(201);
        assert_eq!((&own["week"], &own["mailed"]), (&json!("2027-01-18"), &json!(true)));
        look(&app).await;
        let theirs = app.call(&analyst, Method::GET, &path, None).await.expect(200);
        assert_eq!(theirs.as_array().unwrap().len(), 1);
        // In the app, too.
        app.clock.advance(MINUTE);
        follow(&app).await;
        let notices = app.call(&creator, Method::GET, "/api/v1/notifications", None).await.expect(200);
        assert_eq!(notices["items"][0]["topic"], "brief", "{notices}");
        // Each of the three that were written is one mail; that it was told in the app is none.
        let now = app.clock.now();
        let queued = jobs::claim(&db, now, MINUTE, 100).await.unwrap();
        let letters: Vec<_> = queued.iter().map(|job| job.payload.0["message"].clone()).collect();
        let briefs = letters.iter().filter(|message| **message == json!("mail-brief")).count();
        assert_eq!((briefs, letters.contains(&json!("mail-notice"))), (3, false), "{letters:?}");
        for job in &queued {
            jobs::finish(&db, job, jobs::Ended::Done, now, 0.0).await.unwrap();
        }
        app.finish().await;
    })
    .await;
}
