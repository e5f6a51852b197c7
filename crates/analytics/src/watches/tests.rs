//! When what is looked at, and how events become watches.

use super::*;
use proptest::prelude::*;
use selaras_kernel::{Actor, Change, DeliveryId};
use selaras_store::testing::on_both;
use serde_json::json;

pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

#[test]
fn a_post_is_looked_at_often_while_young_and_then_never_again() {
    let (mut at, mut ages) = (NOW, Vec::new());
    while let Some(next) = next_look(NOW, at) {
        at = next;
        ages.push(at.since(NOW).as_secs());
    }
    assert_eq!(ages[..6], [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR]);
    let between = |from: u64, to: u64| ages.iter().filter(|age| (from + 1..=to).contains(age)).count();
    assert_eq!(between(0, DAY), 3 + 24);
    assert_eq!(between(DAY, 7 * DAY), 24);
    assert_eq!(between(7 * DAY, 30 * DAY), 23);
    assert_eq!(between(30 * DAY, 365 * DAY), 48);
    assert_eq!(ages.last(), Some(&(364 * DAY)));
}

#[test]
fn a_look_that_comes_late_skips_what_it_missed() {
    assert_eq!(next_look(NOW, NOW + secs(3 * HOUR + 1)), Some(NOW + secs(4 * HOUR)));
    assert_eq!(next_look(NOW, NOW + secs(400 * DAY)), None);
    assert_eq!(next_look(NOW, NOW - secs(DAY)), Some(NOW + secs(5 * MINUTE)));
}

proptest! {
    #[test]
    fn the_next_look_lies_ahead_on_a_fixed_grid_and_there_is_an_end(born in 0_i64..4_000_000_000_000_000, age in 0_u64..500 * DAY * 1_000_000) {
        let born = Timestamp(born);
        let now = born + Duration::from_micros(age);
        match next_look(born, now) {
            Some(next) => {
                prop_assert!(next > now);
                prop_assert!(next.since(born) <= secs(365 * DAY));
                // Whoever looks a moment later, before it is due, is told the same.
                prop_assert_eq!(next_look(born, next - Duration::from_micros(1)), Some(next));
            }
            None => prop_assert!(now.since(born) >= secs(364 * DAY)),
        }
    }
}

pub(crate) async fn tell(db: &Db, changes: Vec<Change>) {
    db.write(move |tx| {
        Box::pin(async move {
            changes.into_iter().for_each(|change| tx.tell(change));
            Ok(())
        })
    })
    .await
    .expect("events are written");
}

pub(crate) fn published(
    by: &Actor,
    brand: BrandId,
    profile: ProfileId,
    remote: &str,
) -> (DeliveryId, Change) {
    let delivery = DeliveryId::new(NOW);
    let to = json!({"profile": profile, "brand": brand, "remote_id": remote, "post": uuid::Uuid::nil()});
    (delivery, Change::by(by, "delivery.published", delivery.0, NOW).brand(brand).to(to))
}

pub(crate) fn connected(by: &Actor, brand: BrandId, profile: ProfileId, kind: &'static str) -> Change {
    Change::by(by, kind, profile.0, NOW).brand(brand)
}

#[tokio::test]
async fn each_event_makes_its_watch_once_however_often_it_is_read() {
    on_both(|db| async move {
        let by = Actor::system(WorkspaceId::new(NOW));
        let (brand, profile) = (BrandId::new(NOW), ProfileId::new(NOW));
        assert_eq!(follow(&db, NOW).await.unwrap(), 0, "no events yet");
        let mut changes = vec![connected(&by, brand, profile, "profile.connected")];
        changes.extend((0..1_200).map(|n| published(&by, brand, profile, &format!("remote {n}")).1));
        changes.push(Change::by(&by, "delivery.published", uuid::Uuid::nil(), NOW).to(json!({"profile": 7})));
        changes.push(Change::by(&by, "post.created", uuid::Uuid::nil(), NOW));
        tell(&db, changes).await;
        let (one, two) = tokio::join!(follow(&db, NOW), follow(&db, NOW));
        let rest = follow(&db, NOW).await.unwrap();
        assert_eq!(one.unwrap() + two.unwrap() + rest, 1_201);
        assert_eq!(follow(&db, NOW).await.unwrap(), 0);
        // A crash may lose the cursor, never the watches: all is read again and nothing is added.
        db.write(|tx| {
            Box::pin(async move {
                assert!(events::move_cursor(tx, CONSUMER, Some(1_203), 0).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
        assert_eq!(follow(&db, NOW).await.unwrap(), 0);
        let claimed = store::claim(&db, NOW + secs(HOUR), NOW + secs(2 * HOUR), 5_000).await.unwrap();
        assert_eq!(claimed.len(), 1_201);
        assert!(store::claim(&db, NOW + secs(HOUR), NOW + secs(2 * HOUR), 5_000).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_write_that_fails_moves_no_cursor() {
    on_both(|db| async move {
        let failed: Result<()> = db
            .write(|tx| {
                Box::pin(async move {
                    assert!(events::move_cursor(tx, CONSUMER, None, 7).await?);
                    Err(selaras_kernel::Error::fault("crashing", "between"))
                })
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(events::cursor(&db, CONSUMER).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_removed_profile_rests_until_it_is_connected_again() {
    on_both(|db| async move {
        let by = Actor::system(WorkspaceId::new(NOW));
        let (brand, profile, other) = (BrandId::new(NOW), ProfileId::new(NOW), ProfileId::new(NOW));
        let (_, mine) = published(&by, brand, profile, "mine");
        let (_, theirs) = published(&by, brand, other, "theirs");
        tell(&db, vec![connected(&by, brand, profile, "profile.connected"), mine, theirs]).await;
        tell(&db, vec![connected(&by, brand, profile, "profile.removed")]).await;
        follow(&db, NOW).await.unwrap();
        let later = NOW + secs(HOUR);
        assert_eq!(store::claim(&db, later, later + secs(60), 10).await.unwrap().len(), 1);
        tell(&db, vec![connected(&by, brand, profile, "profile.connected")]).await;
        follow(&db, NOW).await.unwrap();
        assert_eq!(store::claim(&db, later, later + secs(60), 10).await.unwrap().len(), 2);
    })
    .await;
}
