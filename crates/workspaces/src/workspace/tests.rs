//! What the workspace promises, on both databases.

use super::*;
use crate::testing;
use selaras_kernel::Role;
use selaras_store::{events, testing::on_both};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

#[tokio::test]
async fn a_workspace_is_changed_by_who_manages_it_at_its_version() {
    on_both(|db| async move {
        let (owner, _) = testing::owner(&db, NOW).await;
        let manager = testing::member(&db, &owner, Role::ContentManager, None, NOW).await;
        let changes = WorkspaceChanges { week_start: Some(Weekday::Sun), language: Some("id".into()), ..WorkspaceChanges::default() };
        let refused = update(&db, &manager, changes.clone(), 1, NOW).await.unwrap_err();
        assert_eq!(refused.problem().unwrap().code, "forbidden");
        let after = update(&db, &owner, changes.clone(), 1, NOW).await.unwrap();
        assert_eq!((after.week_start, after.version), (Weekday::Sun, 2));
        assert_eq!(get(&db, &manager).await.unwrap(), after);
        assert_eq!(update(&db, &owner, changes, 1, NOW).await.unwrap_err().problem().unwrap().code, "stale");
        let wrong = WorkspaceChanges { zone: Some("Asia/Bandung".into()), ..WorkspaceChanges::default() };
        assert_eq!(update(&db, &owner, wrong, 2, NOW).await.unwrap_err().problem().unwrap().code, "zone_unknown");
        let told = events::after(&db, 0, 100).await.unwrap().pop().unwrap();
        assert_eq!(told.data.0, serde_json::json!({"from": {"language": "en", "week_start": "mon"}, "to": {"language": "id", "week_start": "sun"}}));
    })
    .await;
}
