//! What sessions promise, on both databases.

use super::*;
use crate::{
    access,
    people::{
        self,
        tests::{PASSWORD, attempt, sari},
    },
    sign_in,
};
use selaras_store::testing::on_both;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

async fn over(db: &Db, token: &str, now: Timestamp) -> bool {
    match access::by_session(db, token, None, now).await {
        Ok(_) => false,
        Err(e) => {
            assert_eq!(e.problem().unwrap().code, "sign_in_needed");
            true
        }
    }
}

#[tokio::test]
async fn a_session_that_is_revoked_is_over_at_once() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let (here, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let (there, other) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let (third, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let actor = access::by_session(&db, &here, None, NOW).await.unwrap();
        let all = list(&db, &actor, Some(&here), NOW).await.unwrap();
        assert_eq!((all.len(), all.iter().filter(|s| s.current).count()), (3, 1));
        revoke(&db, &actor, other.id, NOW).await.unwrap();
        assert!(over(&db, &there, NOW).await && !over(&db, &third, NOW).await);
        assert_eq!(
            revoke(&db, &actor, other.id, NOW).await.unwrap_err().problem().unwrap().code,
            "not_found"
        );
        assert_eq!(revoke_others(&db, &actor, Some(&here), NOW).await.unwrap(), 1);
        assert!(over(&db, &third, NOW).await && !over(&db, &here, NOW).await);
        sign_in::sign_out(&db, &here, NOW).await.unwrap();
        sign_in::sign_out(&db, &here, NOW).await.unwrap();
        assert!(over(&db, &here, NOW).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_the_sessions_of_others() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let (token, session) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let (stranger, _) = crate::testing::owner(&db, NOW).await;
        assert!(revoke(&db, &stranger, session.id, NOW).await.is_err());
        assert_eq!(revoke_others(&db, &stranger, None, NOW).await.unwrap(), 0);
        assert!(!over(&db, &token, NOW).await);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_after_ninety_days_in_any_case() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let (idle, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let (busy, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let week = Duration::from_secs(7 * 24 * 3600);
        for n in 1..=12_u32 {
            assert!(!over(&db, &busy, NOW + week * n).await, "week {n}");
        }
        assert!(over(&db, &idle, NOW + IDLE).await);
        assert!(over(&db, &busy, NOW + LONGEST).await);
        sweep(&db, NOW + LONGEST).await.unwrap();
        assert!(over(&db, &busy, NOW + week * 12).await, "it is forgotten");
    })
    .await;
}
