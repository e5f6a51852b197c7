//! What signing in promises, on both databases.

use super::*;
use crate::people::{
    self,
    tests::{PASSWORD, attempt, sari},
};
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

async fn code(db: &Db, attempt: SignIn, now: Timestamp) -> String {
    match sign_in(db, attempt, now).await {
        Ok(_) => "in".into(),
        Err(e) => match e.problem() {
            Some(p) => match p.params.get("retry_after") {
                Some(after) => format!("{} {after}", p.code),
                None => p.code.clone(),
            },
            None => e.to_string(),
        },
    }
}

#[tokio::test]
async fn wrong_passwords_and_unknown_addresses_are_told_alike() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        assert_eq!(code(&db, attempt("salah"), NOW).await, "sign_in_wrong");
        assert_eq!(
            code(&db, SignIn { email: "budi@example.id".into(), ..attempt(PASSWORD) }, NOW).await,
            "sign_in_wrong"
        );
        let (token, session) = sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        assert!(token.starts_with("ses_") && token.len() == 47);
        assert_eq!(session.expires_at, NOW + sessions::LONGEST);
        let told = format!("{:?}", events::after(&db, 0, 100).await.unwrap());
        assert!(told.contains("session.begun") && !told.contains(&token) && !told.contains(PASSWORD));
    })
    .await;
}

#[tokio::test]
async fn waits_grow_with_each_failure_and_a_success_clears_them() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let mut now = NOW;
        for _ in 0..5 {
            assert_eq!(code(&db, attempt("salah"), now).await, "sign_in_wrong");
        }
        for wait in [5, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
            assert_eq!(
                code(&db, attempt(PASSWORD), now).await,
                format!("sign_in_throttled {wait}"),
                "not even with the right one"
            );
            now = now + Duration::from_secs(wait);
            assert_eq!(code(&db, attempt("salah"), now).await, "sign_in_wrong");
        }
        now = now + Duration::from_secs(900);
        assert_eq!(code(&db, attempt(PASSWORD), now).await, "in");
        assert_eq!(code(&db, attempt("salah"), now).await, "sign_in_wrong");
        assert_eq!(code(&db, attempt(PASSWORD), now).await, "in", "a success began the count anew");
    })
    .await;
}

#[tokio::test]
async fn many_attempts_at_once_get_no_more_turns_than_one_after_another() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let all = (0..12).map(|_| code(&db, attempt("salah"), NOW));
        let mut codes = Vec::new();
        let mut set: Vec<_> = all.map(Box::pin).collect();
        // Polled together, so that all are under way before the first is done.
        std::future::poll_fn(|cx| {
            set.retain_mut(|f| match f.as_mut().poll(cx) {
                std::task::Poll::Ready(code) => {
                    codes.push(code);
                    false
                }
                std::task::Poll::Pending => true,
            });
            if set.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        assert_eq!(codes.iter().filter(|c| *c == "sign_in_wrong").count(), 5, "{codes:?}");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_waits_too() {
    on_both(|db| async move {
        people::setup(&db, sari(), NOW).await.unwrap();
        let from = |n: u32, address: &str| SignIn {
            email: format!("p{n}@example.id"),
            address: address.into(),
            ..attempt("salah")
        };
        for n in 0..20 {
            // Of an IPv6 network every address is the same machine.
            assert_eq!(code(&db, from(n, &format!("2001:db8::{n:x}")), NOW).await, "sign_in_wrong");
        }
        assert_eq!(code(&db, from(99, "2001:db8::ffff"), NOW).await, "sign_in_throttled 5");
        assert_eq!(code(&db, from(99, "2001:db8:0:1::1"), NOW).await, "sign_in_wrong");
        sweep(&db, NOW + COUNTS_FOR + Duration::from_secs(1)).await.unwrap();
        assert_eq!(code(&db, from(99, "2001:db8::ffff"), NOW).await, "sign_in_wrong");
    })
    .await;
}
