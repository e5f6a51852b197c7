//! What invitations promise, on both databases.

use super::*;
use crate::{access, people::tests::PASSWORD, testing};
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

fn budi(role: Role, brand: Option<BrandId>) -> NewInvitation {
    NewInvitation { email: "Budi@example.id".into(), role, brand }
}

fn new_person() -> Acceptance {
    Acceptance::New { name: "Budi".into(), password: PASSWORD.into(), language: "id".into() }
}

#[tokio::test]
async fn an_invitation_makes_one_member_once() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (invitation, token) = create(&db, &owner, budi(Role::Editor, Some(brand)), NOW).await.unwrap();
        let invited = look(&db, &token, NOW).await.unwrap();
        assert_eq!(
            (invited.workspace.as_str(), invited.brand.as_deref(), invited.has_account),
            ("Test", Some("Brand"), false)
        );
        assert_eq!(list(&db, &owner, None, 10, NOW).await.unwrap().items[0].id, invitation.id);
        let (a, b) =
            tokio::join!(accept(&db, &token, new_person(), NOW), accept(&db, &token, new_person(), NOW));
        assert!(a.is_ok() ^ b.is_ok(), "of two at once one gets in");
        let made = a.or(b).unwrap();
        assert_eq!(code(accept(&db, &token, new_person(), NOW).await), "invitation_over");
        assert_eq!(code(look(&db, &token, NOW).await), "invitation_over");
        let actor = access::by_email(&db, "budi@example.id", None).await.unwrap();
        assert_eq!((actor.person, actor.workspace), (Some(made.person), owner.workspace));
        assert!(actor.may(Right::PostsApprove, Some(brand)) && !actor.may(Right::PostsApprove, None));
        let told = format!("{:?}", events::after(&db, 0, 100).await.unwrap());
        assert!(told.contains("invitation.accepted") && !told.contains(&token) && !told.contains(PASSWORD));
        assert_eq!(code(create(&db, &owner, budi(Role::Editor, Some(brand)), NOW).await), "already_member");
    })
    .await;
}

#[tokio::test]
async fn who_has_an_account_joins_with_it_and_nobody_else_does() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let (_, token) = create(&db, &owner, budi(Role::Admin, None), NOW).await.unwrap();
        let joined = accept(&db, &token, new_person(), NOW).await.unwrap();
        let (second, _) = testing::owner(&db, NOW).await;
        let (_, token) = create(&db, &second, budi(Role::Creator, None), NOW).await.unwrap();
        assert!(look(&db, &token, NOW).await.unwrap().has_account);
        assert_eq!(code(accept(&db, &token, new_person(), NOW).await), "account_exists");
        assert_eq!(
            code(accept(&db, &token, Acceptance::Person(owner.person.unwrap()), NOW).await),
            "invitation_for_other"
        );
        let again = accept(&db, &token, Acceptance::Person(joined.person), NOW).await.unwrap();
        assert_eq!((again.person, again.workspace), (joined.person, second.workspace));
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_after_seven_days_when_taken_back_and_when_replaced() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let (_, first) = create(&db, &owner, budi(Role::Editor, None), NOW).await.unwrap();
        assert_eq!(code(accept(&db, &first, new_person(), NOW + GOOD_FOR).await), "invitation_over");
        let (second, token) = create(&db, &owner, budi(Role::Creator, None), NOW).await.unwrap();
        assert_eq!(code(look(&db, &first, NOW).await), "invitation_over");
        assert_eq!(list(&db, &owner, None, 10, NOW).await.unwrap().items.len(), 1);
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert_eq!(code(revoke(&db, &stranger, second.id, NOW).await), "not_found");
        revoke(&db, &owner, second.id, NOW).await.unwrap();
        assert_eq!(code(look(&db, &token, NOW).await), "invitation_over");
        sweep(&db, NOW + GOOD_FOR * 9).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_invites_above_themselves_or_beyond_their_brands() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let admin = testing::member(&db, &owner, Role::Admin, None, NOW).await;
        let here = testing::member(&db, &owner, Role::Admin, Some(brand), NOW).await;
        let (stranger, foreign) = testing::owner(&db, NOW).await;
        assert_eq!(code(create(&db, &admin, budi(Role::Owner, None), NOW).await), "owner_needed");
        assert_eq!(
            code(create(&db, &owner, budi(Role::Owner, Some(brand)), NOW).await),
            "role_needs_workspace"
        );
        assert_eq!(code(create(&db, &here, budi(Role::Client, None), NOW).await), "forbidden");
        assert_eq!(code(create(&db, &owner, budi(Role::Client, Some(foreign)), NOW).await), "not_found");
        assert_eq!(
            code(
                create(
                    &db,
                    &owner,
                    NewInvitation { email: "budi".into(), role: Role::Client, brand: None },
                    NOW
                )
                .await
            ),
            "email_invalid"
        );
        create(&db, &here, budi(Role::Client, Some(brand)), NOW).await.unwrap();
        assert!(list(&db, &stranger, None, 10, NOW).await.unwrap().items.is_empty());
    })
    .await;
}
