//! What the first start, one's account and its password promise, on both databases.

use super::*;
use crate::{access, sign_in::SignIn, testing};
use selaras_store::{events, testing::on_both};
use std::time::Duration;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
pub(crate) const PASSWORD: &str = "kura-kura ninja di pasar minggu";

pub(crate) fn sari() -> NewOwner {
    NewOwner {
        email: "Sari@Example.id".into(),
        name: "Sari".into(),
        password: PASSWORD.into(),
        language: "id".into(),
        workspace: "Kopi Kita".into(),
        brand: "Kopi".into(),
        zone: "Asia/Jakarta".into(),
    }
}

pub(crate) fn attempt(password: &str) -> SignIn {
    SignIn {
        email: "sari@example.ID ".into(),
        password: password.into(),
        address: "192.0.2.1".into(),
        user_agent: "test".into(),
    }
}

#[tokio::test]
async fn the_first_start_makes_one_owner_and_never_a_second() {
    on_both(|db| async move {
        assert!(!is_set_up(&db).await.unwrap());
        let (a, b) = tokio::join!(setup(&db, sari(), NOW), setup(&db, sari(), NOW));
        assert!(a.is_ok() ^ b.is_ok(), "of two at once one gets it");
        let failed = if a.is_ok() { &b } else { &a };
        assert_eq!(failed.as_ref().unwrap_err().problem().unwrap().code, "already_set_up");
        let made = a.or(b).unwrap();
        assert_eq!(setup(&db, sari(), NOW).await.unwrap_err().problem().unwrap().code, "already_set_up");
        assert!(is_set_up(&db).await.unwrap());
        let actor = access::by_email(&db, "sari@example.id", None).await.unwrap();
        assert_eq!((actor.workspace, actor.person), (made.workspace, Some(made.person)));
        let me = me(&db, &actor).await.unwrap();
        assert_eq!((me.name.as_str(), me.workspaces.len(), me.rights.len()), ("Sari", 1, Right::ALL.len()));
        let told = format!("{:?}", events::after(&db, 0, 100).await.unwrap());
        assert!(
            told.contains("workspace.created") && !told.contains("kura-kura") && !told.contains("argon2")
        );
    })
    .await;
}

#[tokio::test]
async fn a_first_start_with_mistakes_names_them_all_and_makes_nothing() {
    on_both(|db| async move {
        let wrong = NewOwner {
            email: "sari".into(),
            zone: "Asia/Bandung".into(),
            password: "rahasia".into(),
            brand: " ".into(),
            ..sari()
        };
        let error = setup(&db, wrong, NOW).await.unwrap_err();
        let fields: Vec<_> = error.problem().unwrap().each().map(|p| p.field.clone()).collect();
        assert_eq!(fields, ["email", "brand", "zone", "password"]);
        assert!(!is_set_up(&db).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_at_once() {
    on_both(|db| async move {
        setup(&db, sari(), NOW).await.unwrap();
        let (here, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let (there, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let actor = access::by_session(&db, &here, None, NOW).await.unwrap();
        let change =
            |old: &str, new: &str| change_password(&db, &actor, old.into(), new.into(), Some(&here), NOW);
        assert_eq!(
            change("salah", "empat kuda berlari kencang").await.unwrap_err().problem().unwrap().code,
            "password_wrong"
        );
        assert_eq!(change(PASSWORD, "sari").await.unwrap_err().problem().unwrap().code, "password_weak");
        change(PASSWORD, "empat kuda berlari kencang").await.unwrap();
        assert!(access::by_session(&db, &here, None, NOW).await.is_ok());
        assert_eq!(
            access::by_session(&db, &there, None, NOW).await.unwrap_err().problem().unwrap().code,
            "sign_in_needed"
        );
        let later = NOW + Duration::from_secs(3600);
        assert!(sign_in::sign_in(&db, attempt(PASSWORD), later).await.is_err());
        assert!(sign_in::sign_in(&db, attempt("empat kuda berlari kencang"), later).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn one_reads_in_a_language_there_are_texts_for_and_in_a_zone_that_exists() {
    on_both(|db| async move {
        let (actor, _) = testing::owner(&db, NOW).await;
        let change = async |language: Option<&str>, zone: Option<&str>| {
            let changes = Changes { language: language.map(str::to_owned), zone: zone.map(str::to_owned) };
            update(&db, &actor, changes, NOW).await.map_err(|e| e.problem().unwrap().code.clone())
        };
        assert_eq!(change(Some("jv"), Some("Asia/Tokyo")).await.unwrap_err(), "language_unknown");
        assert_eq!(change(Some("id"), Some("Asia/Bandung")).await.unwrap_err(), "zone_unknown");
        assert_eq!(me(&db, &actor).await.unwrap().zone, "", "nothing of it was kept");
        change(Some("id"), None).await.unwrap();
        change(None, Some("Asia/Makassar")).await.unwrap();
        let found = me(&db, &actor).await.unwrap();
        assert_eq!((found.language.as_str(), found.zone.as_str()), ("id", "Asia/Makassar"));
        change(None, Some("")).await.unwrap();
        assert_eq!(me(&db, &actor).await.unwrap().zone, "", "back to that of each brand");
        let system = Actor::system(actor.workspace);
        assert_eq!(me(&db, &system).await.unwrap_err().problem().unwrap().code, "person_needed");
    })
    .await;
}
