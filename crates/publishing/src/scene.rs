//! A brand with profiles on the fake network, for tests.

use crate::{
    calendar::{self, Entry, Query},
    delivery::worker::{Options, Worker},
    posts::{self, NewPost, Post, Variant, When},
};
use selaras_kernel::{Actor, BrandId, Clock, Page, PostId, ProfileId, Timestamp, clock::TestClock};
use selaras_networks::{Connected, Content, Part, Registry, fake::Fake};
use selaras_store::{Blobs, Db, blobs::BlobOptions};
use selaras_workspaces::{Vault, testing};
use std::{sync::Arc, time::Duration};

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
pub const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

pub struct Scene {
    pub db: Db,
    pub fake: Arc<Fake>,
    pub networks: Arc<Registry>,
    pub vault: Arc<Vault>,
    pub actor: Actor,
    pub brand: BrandId,
    pub profile: ProfileId,
    pub clock: Arc<TestClock>,
    pub blobs: Blobs,
    _dir: tempfile::TempDir,
}

impl Scene {
    pub async fn new(db: Db) -> Self {
        Self::on(db, Fake::new()).await
    }

    pub async fn on(db: Db, fake: Fake) -> Self {
        let fake = Arc::new(fake);
        let vault = Arc::new(testing::vault());
        let (actor, brand) = testing::owner(&db, NOW).await;
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&BlobOptions::Local(dir.path().to_owned())).await.unwrap();
        let networks = Arc::new(Registry::of(vec![fake.clone()]));
        let clock = TestClock::at(NOW);
        let mut scene = Self {
            db,
            fake,
            networks,
            vault,
            actor,
            brand,
            profile: ProfileId::new(NOW),
            clock,
            blobs,
            _dir: dir,
        };
        scene.profile = scene.connect("kopi").await;
        scene
    }

    pub async fn connect(&self, handle: &str) -> ProfileId {
        let account = self.fake.account(handle);
        let connected = Connected {
            account,
            name: handle.into(),
            url: format!("https://fake.test/@{handle}"),
            avatar: None,
        };
        testing::profile(&self.db, &self.vault, &self.actor, self.brand, "fake", connected, NOW).await
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn new_post(&self, texts: &[&str], when: Option<When>) -> NewPost {
        NewPost {
            brand: self.brand,
            title: String::new(),
            campaign: String::new(),
            purpose: Default::default(),
            content: Content {
                parts: texts.iter().map(|t| Part { text: (*t).into(), ..Part::default() }).collect(),
                ..Content::default()
            },
            variants: vec![Variant { profile: self.profile, content: None }],
            when,
        }
    }

    pub async fn schedule(&self, text: &str, at: &str) -> Post {
        self.make(self.new_post(&[text], Some(When::at(at, "Asia/Jakarta")))).await
    }

    pub async fn make(&self, new: NewPost) -> Post {
        posts::create(&self.db, &self.networks, &self.actor, new, self.now()).await.unwrap()
    }

    pub async fn get(&self, id: PostId) -> Post {
        posts::get(&self.db, &self.actor, id).await.unwrap()
    }

    /// The brand's calendar as its readers get it.
    pub async fn calendar(&self, range: Option<(Timestamp, Timestamp)>) -> Page<Entry> {
        let query = Query { brand: self.brand, range, cursor: None, limit: 100 };
        calendar::read(&self.db, &self.actor, &query).await.unwrap()
    }

    pub fn worker(&self) -> Worker {
        Worker {
            db: self.db.clone(),
            vault: self.vault.clone(),
            networks: self.networks.clone(),
            blobs: self.blobs.clone(),
            clock: self.clock.clone(),
            options: Options::default(),
        }
    }

    /// Moves the clock on and lets a worker do everything that is due by then.
    pub async fn pass(&self, by: Duration) {
        self.clock.advance(by);
        self.worker().drain().await.unwrap();
    }
}

pub const MINUTE: Duration = Duration::from_secs(60);
pub const HOUR: Duration = Duration::from_secs(3600);
