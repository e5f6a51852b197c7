//! What API tokens promise, on both databases.

use super::*;
use crate::{access, testing};
use selaras_kernel::Role;
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
const HOUR: Duration = Duration::from_secs(3600);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

fn new(scope: &[Right], expires_at: Option<Timestamp>) -> NewToken {
    NewToken { name: "Nightly".into(), scope: scope.to_vec(), expires_at }
}

#[tokio::test]
async fn a_token_never_does_more_than_its_maker() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let creator = testing::member(&db, &owner, Role::Creator, None, NOW).await;
        let client = testing::member(&db, &owner, Role::Client, None, NOW).await;
        assert_eq!(
            code(create(&db, &creator, new(&[Right::PostsApprove], None), NOW).await),
            "token_scope_too_wide"
        );
        assert_eq!(code(create(&db, &client, new(&[], None), NOW).await), "forbidden");
        assert_eq!(code(create(&db, &creator, new(&[], Some(NOW)), NOW).await), "token_expiry_past");
        let (_, all) = create(&db, &creator, new(&[], None), NOW).await.unwrap();
        let actor = access::by_token(&db, &all, NOW).await.unwrap();
        assert!(actor.may(Right::PostsWrite, None) && !actor.may(Right::PostsApprove, None));
    })
    .await;
}

#[tokio::test]
async fn a_token_made_by_a_token_does_no_more_and_lasts_no_longer() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let scope = [Right::PostsRead, Right::TokensManage];
        let (_, secret) = create(&db, &owner, new(&scope, Some(NOW + HOUR)), NOW).await.unwrap();
        let actor = access::by_token(&db, &secret, NOW).await.unwrap();
        let (child, _) = create(&db, &actor, new(&[], None), NOW).await.unwrap();
        assert_eq!((child.scope, child.expires_at), (scope.to_vec(), Some(NOW + HOUR)));
        assert_eq!(
            code(create(&db, &actor, new(&[Right::PostsWrite], None), NOW).await),
            "token_scope_too_wide"
        );
        assert_eq!(
            code(create(&db, &actor, new(&[], Some(NOW + HOUR * 2)), NOW).await),
            "token_expiry_too_late"
        );
    })
    .await;
}

#[tokio::test]
async fn tokens_are_seen_and_revoked_by_their_person_and_by_who_manages_members() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let editor = testing::member(&db, &owner, Role::Editor, None, NOW).await;
        let other = testing::member(&db, &owner, Role::Editor, None, NOW).await;
        let (stranger, _) = testing::owner(&db, NOW).await;
        let (token, secret) = create(&db, &editor, new(&[], None), NOW).await.unwrap();
        assert!(list(&db, &other, None, 10).await.unwrap().items.is_empty());
        assert!(list(&db, &stranger, None, 10).await.unwrap().items.is_empty());
        assert_eq!(list(&db, &owner, None, 10).await.unwrap().items.len(), 1);
        assert_eq!(code(revoke(&db, &other, token.id, NOW).await), "not_found");
        assert_eq!(code(revoke(&db, &stranger, token.id, NOW).await), "not_found");
        revoke(&db, &owner, token.id, NOW).await.unwrap();
        assert_eq!(code(access::by_token(&db, &secret, NOW).await), "token_invalid");
        let told = format!("{:?}{token:?}", events::after(&db, 0, 100).await.unwrap());
        assert!(told.contains("token.revoked") && !told.contains(&secret) && !told.contains("hash"));
    })
    .await;
}
