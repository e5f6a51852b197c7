//! Counting against a network that says what the test tells it to.

use super::*;
use crate::watches::{
    follow,
    tests::{NOW, connected, published, tell},
};
use selaras_kernel::{Role, actor::Grant};
use selaras_networks as networks;
use selaras_store::testing::on_both;
use std::{collections::BTreeSet, sync::Mutex};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);

static CAPABILITY: networks::Capability = networks::Capability {
    network: "counted",
    title: "Counted",
    sign_in: &[],
    repeat: networks::Repeat::Harmless(None),
    settles: true,
    fetches_media: false,
    numbers_batch: 25,
    post_metrics: &[Metric::Reactions, Metric::Reposts],
    profile_metrics: &[Metric::Followers],
    costs: false,
    shapes: &[],
    public_profiles: None,
};

/// A network whose every post has the same numbers, but for those that are gone.
#[derive(Default)]
struct Net {
    reactions: Mutex<i64>,
    gone: Mutex<BTreeSet<String>>,
    fails: Mutex<Option<ConnectorError>>,
    batches: Mutex<Vec<usize>>,
}

#[async_trait]
impl Connector for Net {
    fn capability(&self) -> &'static networks::Capability {
        &CAPABILITY
    }
    fn limits(&self) -> networks::Limits {
        unreachable!()
    }
    async fn begin_sign_in(&self, _: &networks::BeginSignIn) -> networks::Result<networks::BegunSignIn> {
        unreachable!()
    }
    async fn finish_sign_in(&self, _: &networks::FinishSignIn) -> networks::Result<Vec<networks::Connected>> {
        unreachable!()
    }
    async fn password_sign_in(
        &self,
        _: &networks::PasswordSignIn,
    ) -> networks::Result<Vec<networks::Connected>> {
        unreachable!()
    }
    async fn refresh(&self, _: &Account, _: Timestamp) -> networks::Result<networks::Secret> {
        unreachable!()
    }
    async fn account_limits(&self, _: &Account, _: Timestamp) -> networks::Result<networks::Limits> {
        unreachable!()
    }
    fn prepare(&self, _: &networks::Content, _: uuid::Uuid, _: Timestamp) -> networks::Progress {
        unreachable!()
    }
    async fn publish(
        &self,
        _: &networks::Outgoing<'_>,
        _: &networks::Progress,
    ) -> networks::Result<networks::Step> {
        unreachable!()
    }
    async fn settle(
        &self,
        _: &networks::Outgoing<'_>,
        _: &networks::Progress,
    ) -> networks::Result<networks::Settled> {
        unreachable!()
    }
    async fn post_numbers(
        &self,
        _: &Account,
        ids: &[String],
    ) -> networks::Result<Vec<(String, Option<Numbers>)>> {
        if let Some(e) = self.fails.lock().unwrap().clone() {
            return Err(e);
        }
        self.batches.lock().unwrap().push(ids.len());
        let (reactions, gone) = (*self.reactions.lock().unwrap(), self.gone.lock().unwrap().clone());
        let numbers = Numbers::from([(Metric::Reactions, reactions), (Metric::Reposts, 1)]);
        Ok(ids.iter().map(|id| (id.clone(), (!gone.contains(id)).then(|| numbers.clone()))).collect())
    }
    async fn profile_numbers(&self, _: &Account) -> networks::Result<Numbers> {
        Ok(Numbers::from([(Metric::Followers, 1_000)]))
    }
}

struct World {
    net: Arc<Net>,
    open: bool,
}

#[async_trait]
impl Asked for World {
    async fn open(&self, _: WorkspaceId, _: ProfileId) -> Result<Option<(Arc<dyn Connector>, Account)>> {
        let rule = networks::TextLimit { max: 500, max_bytes: None, counting: networks::Counting::Chars };
        let limits = json!({
            "source": "", "checked_on": "", "text": rule, "warning_counts": false, "image": null, "gif": null, "video": null,
            "mixes_media": false, "alt_max": 1, "alt_counting": "chars", "poll": null, "parts_max": 1, "warning": false,
            "visibilities": [], "reply": false, "quote": false, "card": false, "media_required": false,
        });
        let account = Account {
            server: String::new(),
            remote_id: String::new(),
            handle: String::new(),
            secret: networks::Secret { fields: json!({}), expires_at: None },
            limits: serde_json::from_value(limits).expect("limits"),
        };
        Ok(self.open.then(|| (self.net.clone() as Arc<dyn Connector>, account)))
    }
}

fn world() -> World {
    World { net: Arc::new(Net::default()), open: true }
}

/// `posts` watched posts of one profile, and the profile.
async fn watched(db: &Db, posts: usize) -> (Actor, BrandId, ProfileId, Vec<DeliveryId>) {
    let by = Actor::system(WorkspaceId::new(NOW));
    let (brand, profile) = (BrandId::new(NOW), ProfileId::new(NOW));
    let mut changes = vec![connected(&by, brand, profile, "profile.connected")];
    let mut ids = Vec::new();
    for n in 0..posts {
        let (id, change) = published(&by, brand, profile, &format!("r{n}"));
        ids.push(id);
        changes.push(change);
    }
    tell(db, changes).await;
    follow(db, NOW).await.expect("events are followed");
    (by, brand, profile, ids)
}

#[tokio::test]
async fn numbers_come_in_batches_and_are_read_back_by_post_and_by_time() {
    on_both(|db| async move {
        let (by, _, profile, posts) = watched(&db, 60).await;
        let world = world();
        let at = NOW + 5 * MINUTE;
        let counted = count_due(&db, at, 1_000, &world).await.unwrap();
        assert_eq!((counted.posts, counted.profiles, counted.snapshots, counted.calls), (60, 1, 121, 4));
        assert_eq!(*world.net.batches.lock().unwrap(), [25, 25, 10]);
        assert_eq!(count_due(&db, at, 1_000, &world).await.unwrap(), Counted::default());
        assert_eq!(next_due(&db).await.unwrap(), Some(NOW + 15 * MINUTE));
        *world.net.reactions.lock().unwrap() = 7;
        let later = NOW + 15 * MINUTE;
        assert_eq!(count_due(&db, later, 1_000, &world).await.unwrap().snapshots, 120, "all that was said");
        let latest = numbers(&db, &by, &[posts[3].0, profile.0]).await.unwrap();
        let number =
            |metric, value, fetched_at| Number { metric, value, source: "counted".into(), fetched_at };
        assert_eq!(
            latest[&posts[3].0],
            [number(Metric::Reactions, 7, later), number(Metric::Reposts, 1, later)]
        );
        assert_eq!(latest[&profile.0], [number(Metric::Followers, 1_000, at)]);
        let went = history(&db, &by, posts[3].0, Metric::Reactions, NOW, NOW + DAY).await.unwrap();
        assert_eq!(went[0].points, [Point { at, value: 0 }, Point { at: later, value: 7 }]);
        let still = history(&db, &by, posts[3].0, Metric::Reposts, NOW, NOW + DAY).await.unwrap();
        assert_eq!(
            still[0].points,
            [Point { at, value: 1 }, Point { at: later, value: 1 }],
            "what stands still is confirmed"
        );
    })
    .await;
}

#[tokio::test]
async fn a_post_missed_twice_is_gone_and_told_once() {
    on_both(|db| async move {
        let (_, _, _, posts) = watched(&db, 3).await;
        let world = world();
        let told = async || {
            let events = selaras_store::events::after(&db, 0, 100).await.unwrap();
            events.into_iter().filter(|e| e.kind == "post.gone").map(|e| e.subject_id).collect::<Vec<_>>()
        };
        world.net.gone.lock().unwrap().extend(["r0".to_owned(), "r1".to_owned()]);
        let mut at = NOW + 5 * MINUTE;
        assert!(count_due(&db, at, 10, &world).await.unwrap().gone.is_empty());
        // One of them comes back in between.
        world.net.gone.lock().unwrap().remove("r1");
        at = at + MISSED;
        assert_eq!(count_due(&db, at, 10, &world).await.unwrap().gone, [posts[0]]);
        assert_eq!(told().await, [posts[0].0]);
        let batches = world.net.batches.lock().unwrap().len();
        at = at + 30 * DAY;
        assert!(count_due(&db, at, 10, &world).await.unwrap().gone.is_empty());
        assert_eq!(world.net.batches.lock().unwrap()[batches..], [2], "what is gone is asked for no more");
        assert_eq!(told().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_network_that_fails_puts_its_numbers_off_and_nothing_else() {
    on_both(|db| async move {
        let (_, _, _, posts) = watched(&db, 30).await;
        let world = world();
        let at = NOW + 5 * MINUTE;
        let until = at + 20 * MINUTE;
        let slow = ConnectorError {
            until: Some(until),
            ..ConnectorError::not_done(ErrorKind::RateLimited, "slow down")
        };
        *world.net.fails.lock().unwrap() = Some(slow);
        let counted = count_due(&db, at, 100, &world).await.unwrap();
        assert_eq!((counted.put_off, counted.calls, counted.snapshots), (31, 1, 0));
        assert_eq!(next_due(&db).await.unwrap(), Some(until));
        *world.net.fails.lock().unwrap() = None;
        assert_eq!(count_due(&db, until, 100, &world).await.unwrap().posts, posts.len());
        let away = World { net: world.net.clone(), open: false };
        assert_eq!(count_due(&db, until + DAY, 100, &away).await.unwrap().put_off, 31);
    })
    .await;
}

#[tokio::test]
async fn who_lost_the_lease_writes_nothing() {
    on_both(|db| async move {
        let (by, _, _, posts) = watched(&db, 1).await;
        let world = world();
        let at = NOW + 5 * MINUTE;
        // A worker claims and dies; another takes over when the lease is over, and then the first wakes up.
        let claimed = claim(&db, at, at + LEASE, 10).await.unwrap();
        assert_eq!(count_due(&db, at, 10, &world).await.unwrap().posts, 0);
        let after = at + LEASE;
        assert_eq!(count_due(&db, after, 10, &world).await.unwrap().posts, 1);
        let late = Round { db: &db, asked: &world, now: at, lease: at + LEASE };
        assert_eq!(late.profile(claimed).await.unwrap().snapshots, 0);
        let went = history(&db, &by, posts[0].0, Metric::Reactions, NOW, NOW + DAY).await.unwrap();
        assert_eq!(went[0].points, [Point { at: after, value: 0 }]);
    })
    .await;
}

#[tokio::test]
async fn numbers_are_seen_only_where_the_right_reaches() {
    on_both(|db| async move {
        let (by, brand, _, posts) = watched(&db, 1).await;
        count_due(&db, NOW + 5 * MINUTE, 10, &world()).await.unwrap();
        let ids = [posts[0].0];
        let grants = |brand, role| vec![Grant { brand: Some(brand), role }];
        let analyst = Actor { grants: grants(brand, Role::Analyst), ..by.clone() };
        assert_eq!(numbers(&db, &analyst, &ids).await.unwrap().len(), 1);
        let elsewhere = Actor { grants: grants(BrandId::new(NOW), Role::Analyst), ..by.clone() };
        assert!(numbers(&db, &elsewhere, &ids).await.unwrap().is_empty());
        let stranger = Actor::system(WorkspaceId::new(NOW));
        assert!(numbers(&db, &stranger, &ids).await.unwrap().is_empty());
        for other in [&elsewhere, &stranger] {
            let hidden = history(&db, other, ids[0], Metric::Reactions, NOW, NOW + DAY).await.unwrap_err();
            assert_eq!(hidden.problem().unwrap().code, "not_found");
        }
        let agent = Actor { grants: grants(brand, Role::Agent), ..by };
        assert_eq!(numbers(&db, &agent, &ids).await.unwrap_err().problem().unwrap().code, "forbidden");
    })
    .await;
}

#[tokio::test]
async fn what_the_release_before_kept_is_moved() {
    on_both(|db| async move {
        let (by, _, profile, posts) = watched(&db, 2).await;
        for (id, subject, metric, value) in
            [(1, posts[0].0, Metric::Reactions, 9_i64), (2, profile.0, Metric::Followers, 70)]
        {
            let workspace = by.workspace;
            db.write(move |tx| {
                Box::pin(async move { store::put_old(tx, id, workspace, subject, metric, value).await })
            })
            .await
            .unwrap();
        }
        assert_eq!(convert(&db).await.unwrap(), 2);
        assert_eq!(convert(&db).await.unwrap(), 0);
        let went = history(&db, &by, posts[0].0, Metric::Reactions, NOW, NOW + DAY).await.unwrap();
        let point = |minutes, value| Point { at: NOW + minutes * MINUTE, value };
        assert_eq!(went[0].points, [point(0, 4), point(5, 9), point(10, 9)]);
        assert_eq!(numbers(&db, &by, &[profile.0]).await.unwrap()[&profile.0][0].value, 70);
    })
    .await;
}
