//! What telling who acts promises, on both databases.

use super::*;
use crate::{
    members,
    people::{
        self,
        tests::{PASSWORD, attempt, sari},
    },
    sign_in, testing,
    tokens::{self, NewToken},
};
use selaras_kernel::{Right, Role};
use selaras_store::testing::on_both;
use std::time::Duration;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

#[tokio::test]
async fn a_session_acts_in_the_workspace_named_and_only_where_the_person_belongs() {
    on_both(|db| async move {
        let made = people::setup(&db, sari(), NOW).await.unwrap();
        let (other, _) = testing::owner(&db, NOW).await;
        let (token, _) = sign_in::sign_in(&db, attempt(PASSWORD), NOW).await.unwrap();
        let actor = by_session(&db, &token, None, NOW).await.unwrap();
        assert_eq!(actor.workspace, made.workspace);
        assert_eq!(actor.grants, [Grant { brand: None, role: Role::Owner }]);
        assert_eq!(
            by_session(&db, &token, Some(made.workspace), NOW).await.unwrap().workspace,
            made.workspace
        );
        assert_eq!(code(by_session(&db, &token, Some(other.workspace), NOW).await), "not_found");
        assert_eq!(code(by_session(&db, "ses_nonsense", None, NOW).await), "sign_in_needed");
        assert_eq!(code(by_session(&db, "", None, NOW).await), "sign_in_needed");
    })
    .await;
}

#[tokio::test]
async fn a_token_acts_within_its_scope_until_it_ends_or_its_person_leaves() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let editor = testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        let later = NOW + Duration::from_secs(3600);
        let new = NewToken { name: "Nightly".into(), scope: vec![Right::PostsRead], expires_at: Some(later) };
        let (made, secret) = tokens::create(&db, &editor, new, NOW).await.unwrap();
        let actor = by_token(&db, &secret, NOW).await.unwrap();
        assert_eq!(
            (actor.workspace, actor.person, actor.token),
            (owner.workspace, editor.person, Some(made.id))
        );
        assert!(actor.may(Right::PostsRead, Some(brand)) && !actor.may(Right::PostsWrite, Some(brand)));
        assert!(!actor.may(Right::PostsRead, None));
        assert_eq!(last_use(&db, &owner).await, Some(NOW));
        by_token(&db, &secret, NOW + Duration::from_secs(59)).await.unwrap();
        assert_eq!(last_use(&db, &owner).await, Some(NOW), "written at most once a minute");
        by_token(&db, &secret, NOW + Duration::from_secs(60)).await.unwrap();
        assert_eq!(last_use(&db, &owner).await, Some(NOW + Duration::from_secs(60)));
        assert_eq!(code(by_token(&db, &secret, later).await), "token_expired");
        assert_eq!(code(by_token(&db, "sel_nonsense", NOW).await), "token_invalid");
        let all = members::list(&db, &owner, None, 10).await.unwrap().items;
        let member = all.into_iter().find(|m| Some(m.person) == editor.person).unwrap();
        members::remove(&db, &owner, member.id, NOW).await.unwrap();
        assert_eq!(code(by_token(&db, &secret, NOW).await), "token_invalid");
    })
    .await;
}

async fn last_use(db: &Db, owner: &Actor) -> Option<Timestamp> {
    tokens::list(db, owner, None, 10).await.unwrap().items[0].used_at
}
