//! What a worker makes of calls that take long, break, or end after it was given up.

use crate::{
    delivery::{State, UNCLEAR_PAUSE, store, worker::DEAD_AFTER},
    posts::{PostState, When},
    scene::{HOUR, MINUTE, NOW, Scene},
};
use futures::future::BoxFuture;
use selaras_kernel::{Clock, Timestamp};
use selaras_networks::fake::Fake;
use selaras_networks::*;
use selaras_store::{Db, on, testing::on_both};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::{Notify, watch};
use uuid::Uuid;

/// What happens before publishing call number `n` (from 0) reaches the network.
type Before = Box<dyn Fn(usize) -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// The fake network behind something that does what a test asks for.
struct Odd {
    fake: Arc<Fake>,
    calls: AtomicUsize,
    before: Before,
    after: fn(Step) -> Step,
    refresh: Option<ConnectorError>,
}

impl Odd {
    fn over(
        scene: &Scene,
        before: impl Fn(usize) -> BoxFuture<'static, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            fake: scene.fake.clone(),
            calls: AtomicUsize::new(0),
            before: Box::new(before),
            after: |step| step,
            refresh: None,
        }
    }

    fn stand_between(self, scene: &mut Scene) {
        scene.networks = Arc::new(Registry::of(vec![Arc::new(self)]));
    }
}

#[async_trait::async_trait]
impl Connector for Odd {
    fn capability(&self) -> &'static Capability {
        self.fake.capability()
    }

    fn limits(&self) -> Limits {
        self.fake.limits()
    }

    async fn begin_sign_in(&self, begin: &BeginSignIn) -> Result<BegunSignIn> {
        self.fake.begin_sign_in(begin).await
    }

    async fn finish_sign_in(&self, finish: &FinishSignIn) -> Result<Vec<Connected>> {
        self.fake.finish_sign_in(finish).await
    }

    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> Result<Vec<Connected>> {
        self.fake.password_sign_in(sign_in).await
    }

    async fn refresh(&self, account: &Account, now: Timestamp) -> Result<Secret> {
        match &self.refresh {
            Some(error) => Err(error.clone()),
            None => self.fake.refresh(account, now).await,
        }
    }

    async fn account_limits(&self, account: &Account, now: Timestamp) -> Result<Limits> {
        self.fake.account_limits(account, now).await
    }

    fn prepare(&self, content: &Content, key: Uuid, now: Timestamp) -> Progress {
        self.fake.prepare(content, key, now)
    }

    async fn publish(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        (self.before)(self.calls.fetch_add(1, Ordering::SeqCst)).await?;
        self.fake.publish(outgoing, progress).await.map(self.after)
    }

    async fn settle(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        self.fake.settle(outgoing, progress).await
    }

    async fn post_numbers(
        &self,
        account: &Account,
        ids: &[String],
    ) -> Result<Vec<(String, Option<Numbers>)>> {
        self.fake.post_numbers(account, ids).await
    }

    async fn profile_numbers(&self, account: &Account) -> Result<Numbers> {
        self.fake.profile_numbers(account).await
    }
}

#[tokio::test]
async fn what_waits_behind_a_slow_post_for_longer_than_a_claim_lasts_is_not_claimed_twice() {
    on_both(|db| async move {
        let mut scene = Scene::on(db, Fake::doubling()).await;
        let slow = scene.schedule("lambat", "2027-01-12T09:59").await;
        let behind = scene.schedule("di belakang", "2027-01-12T10:00").await;
        let wake = Arc::new(Notify::new());
        let (db, clock, notify) = (scene.db.clone(), scene.clock.clone(), wake.clone());
        Odd::over(&scene, move |call| {
            let (db, clock, wake) = (db.clone(), clock.clone(), notify.clone());
            Box::pin(async move {
                // Twelve minutes go by in the first call, and the worker shows every now and then that it lives.
                for _ in 0..if call == 0 { 3 } else { 0 } {
                    clock.advance(4 * MINUTE);
                    wake.notify_one();
                    while store::last_beat(&db).await.unwrap() != Some(clock.now()) {
                        tokio::task::yield_now().await;
                    }
                }
                Ok(())
            })
        })
        .stand_between(&mut scene);
        scene.clock.advance(HOUR);
        let (stop, stopped) = watch::channel(false);
        let watch = async {
            while scene.get(behind.id).await.state != PostState::Published {
                tokio::task::yield_now().await;
            }
            stop.send(true).unwrap();
            wake.notify_one();
        };
        let (ran, ()) = tokio::join!(scene.worker().run(wake.clone(), stopped), watch);
        ran.unwrap();
        assert_eq!(scene.fake.texts(), ["lambat", "di belakang"]);
        assert_eq!((scene.fake.calls(), scene.fake.settles()), (2, 0), "nothing was ever in doubt");
        for post in [slow, behind] {
            let seen = scene.get(post.id).await;
            assert_eq!((seen.state, seen.deliveries[0].attempts), (PostState::Published, 1));
        }
    })
    .await;
}

#[tokio::test]
async fn a_beat_renews_what_the_worker_holds_and_nothing_else() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let held = scene.schedule("dipegang", "2027-01-12T10:00").await;
        let later = scene.schedule("nanti", "2027-01-12T12:00").await;
        scene.clock.advance(HOUR);
        let (worker, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
        store::claim(&scene.db, worker, scene.now(), 10 * MINUTE, 10).await.unwrap();
        let next_at = async |post: &crate::posts::Post| scene.get(post.id).await.deliveries[0].next_at;
        for (who, after, renewed) in
            [(worker, MINUTE, false), (other, 5 * MINUTE, false), (worker, MINUTE, true)]
        {
            let before = next_at(&held).await;
            scene.clock.advance(after);
            let until = scene.now() + 10 * MINUTE;
            store::beat(&scene.db, who, "w", NOW, scene.now(), until).await.unwrap();
            assert_eq!(next_at(&held).await, if renewed { Some(until) } else { before });
        }
        assert_eq!(next_at(&later).await, Some(NOW + 3 * HOUR));
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_was_given_up_for_dead_sends_nothing_more_of_what_was_taken_over() {
    on_both(|db| async move {
        let mut scene = Scene::on(db, Fake::doubling()).await;
        let thread = scene
            .make(
                scene.new_post(&["satu", "dua", "tiga"], Some(When::at("2027-01-12T09:59", "Asia/Jakarta"))),
            )
            .await;
        scene.schedule("di belakang", "2027-01-12T10:00").await;
        let (db, clock) = (scene.db.clone(), scene.clock.clone());
        let harmless = scene.networks.clone();
        Odd::over(&scene, move |call| {
            let (db, clock) = (db.clone(), clock.clone());
            Box::pin(async move {
                if call == 0 {
                    take_over(&db, clock.now()).await;
                }
                Ok(())
            })
        })
        .stand_between(&mut scene);
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["satu"], "the call that was under way is the last one");
        scene.networks = harmless;
        scene.pass(UNCLEAR_PAUSE).await;
        assert_eq!(scene.fake.texts(), ["satu", "dua", "tiga", "di belakang"]);
        assert_eq!(scene.get(thread.id).await.state, PostState::Published);
    })
    .await;
}

/// Nothing happens before the calls.
fn smooth(_call: usize) -> BoxFuture<'static, Result<()>> {
    Box::pin(async { Ok(()) })
}

/// Another worker comes and finds every worker dead.
async fn take_over(db: &Db, now: Timestamp) {
    let late = now + DEAD_AFTER;
    store::bury(db, Uuid::from_u128(9), late, now, now + UNCLEAR_PAUSE).await.unwrap();
}

#[tokio::test]
async fn an_account_that_cannot_be_read_holds_up_no_other_and_loses_no_post() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let other = scene.connect("teh").await;
        let kept = scene.schedule("tertahan", "2027-01-12T10:00").await;
        let mut elsewhere = scene.new_post(&["jalan"], Some(When::at("2027-01-12T10:00", "Asia/Jakarta")));
        elsewhere.variants[0].profile = other;
        scene.make(elsewhere).await;
        set_state(&scene, "of a newer release").await;
        scene.pass(HOUR).await;
        assert_eq!(scene.fake.texts(), ["jalan"]);
        let seen = scene.get(kept.id).await;
        assert_eq!((seen.state, seen.deliveries[0].attempts), (PostState::Scheduled, 0));
        set_state(&scene, "connected").await;
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["jalan", "tertahan"]);
    })
    .await;
}

async fn set_state(scene: &Scene, state: &'static str) {
    let profile = scene.profile;
    scene
        .db
        .write(move |tx| {
            Box::pin(async move {
                on!(tx, c => sqlx::query("UPDATE profiles SET state = $2 WHERE id = $1")
                    .bind(profile).bind(state).execute(c).await.map(|_| ()))?;
                Ok(())
            })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_connector_that_breaks_off_loses_no_post_and_keeps_no_lane() {
    on_both(|db| async move {
        let mut scene = Scene::on(db, Fake::doubling()).await;
        let when = Some(When::at("2027-01-12T09:59", "Asia/Jakarta"));
        let thread = scene.make(scene.new_post(&["satu", "dua"], when)).await;
        scene.schedule("berikutnya", "2027-01-12T10:00").await;
        Odd::over(&scene, |call| {
            Box::pin(async move {
                assert_ne!(call, 1, "the second call breaks off");
                Ok(())
            })
        })
        .stand_between(&mut scene);
        // One worker throughout, which must not wait for the lease of the lane that broke.
        let (stop, stopped) = watch::channel(false);
        let wake = Arc::new(Notify::new());
        let watch = async {
            scene.clock.advance(HOUR);
            wake.notify_one();
            while scene.get(thread.id).await.deliveries[0].state != State::Unconfirmed {
                tokio::task::yield_now().await;
            }
            scene.clock.advance(MINUTE);
            while scene.fake.texts().len() < 3 {
                wake.notify_one();
                tokio::task::yield_now().await;
            }
            stop.send(true).unwrap();
            wake.notify_one();
        };
        let (ran, ()) = tokio::join!(scene.worker().run(wake.clone(), stopped), watch);
        ran.unwrap();
        assert_eq!(scene.fake.texts(), ["satu", "dua", "berikutnya"]);
    })
    .await;
}

#[tokio::test]
async fn a_refresh_that_was_not_answered_leaves_the_post_scheduled() {
    on_both(|db| async move {
        let mut scene = Scene::on(db, Fake::doubling()).await;
        let post = scene.schedule("belum terkirim", "2027-01-12T10:00").await;
        scene.fake.end_token("kopi", true);
        let calm = scene.networks.clone();
        let unclear = ConnectorError::unknown(ErrorKind::NoAnswer, "no answer in time");
        Odd { refresh: Some(unclear), ..Odd::over(&scene, smooth) }.stand_between(&mut scene);
        scene.pass(HOUR).await;
        let seen = scene.get(post.id).await;
        assert_eq!(seen.state, PostState::Scheduled);
        assert_eq!(seen.deliveries[0].error.as_ref().unwrap().code, "network_no_answer");
        scene.networks = calm;
        scene.pass(MINUTE).await;
        assert_eq!(scene.fake.texts(), ["belum terkirim"]);
        assert_eq!(scene.fake.settles(), 0, "nothing was in doubt");
    })
    .await;
}

#[tokio::test]
async fn an_account_that_can_never_be_read_back_is_asked_about_in_the_end() {
    on_both(|db| async move {
        let scene = Scene::on(db, Fake::doubling()).await;
        let post = scene.schedule("hilang", "2027-01-12T10:00").await;
        scene.fake.script(fake::Fault::DropAnswer);
        scene.pass(HOUR).await;
        scene.fake.end_token("kopi", false);
        for _ in 0..10 {
            scene.pass(HOUR).await;
        }
        assert!(
            scene.get(post.id).await.deliveries[0].next_at.is_some(),
            "an outage of hours ends by itself"
        );
        for _ in 0..30 {
            scene.pass(HOUR).await;
        }
        let seen = scene.get(post.id).await;
        assert_eq!((seen.state, seen.deliveries[0].next_at), (PostState::Unconfirmed, None));
        assert_eq!(scene.fake.texts(), ["hilang"]);
    })
    .await;
}

#[tokio::test]
async fn what_no_database_stores_in_a_servers_answer_does_not_stop_the_recording() {
    on_both(|db| async move {
        let mut scene = Scene::new(db).await;
        let posted = scene.schedule("diterima", "2027-01-12T09:59").await;
        let refused = scene.schedule("ditolak", "2027-01-12T10:00").await;
        let odd = Odd::over(&scene, |call| {
            Box::pin(async move {
                let mut error = ConnectorError::not_done(ErrorKind::Rejected, "");
                error.detail = "tidak\0 boleh".into();
                if call == 1 { Err(error) } else { Ok(()) }
            })
        });
        Odd { after: with_nul, ..odd }.stand_between(&mut scene);
        scene.pass(HOUR).await;
        let seen = scene.get(posted.id).await;
        assert_eq!(seen.state, PostState::Published);
        assert_eq!(
            (&*seen.deliveries[0].posted[0].id, &*seen.deliveries[0].posted[0].url),
            ("1", "https://fake.test/1")
        );
        let seen = scene.get(refused.id).await;
        assert_eq!(seen.state, PostState::Failed);
        assert_eq!(seen.deliveries[0].error.as_ref().unwrap().detail, "tidak boleh");
    })
    .await;
}

fn with_nul(step: Step) -> Step {
    let (Step::Published(mut progress) | Step::Advance(mut progress) | Step::Wait(mut progress, _)) = step;
    for posted in &mut progress.posted {
        posted.id.push('\0');
        posted.url.insert(5, '\0');
    }
    progress.notes = serde_json::json!({ "no\0te": ["\0"] });
    Step::Published(progress)
}
