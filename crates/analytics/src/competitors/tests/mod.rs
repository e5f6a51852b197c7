//! Competitors against the fake network, on both databases.

mod beside;
mod keeping;
mod looking;
mod real;

use super::*;
use crate::observed;
use async_trait::async_trait;
use selaras_kernel::{Metric, WorkspaceId};
use selaras_networks::{Account, Connector, Part, fake::Fake};
use selaras_store::{events, testing::contents};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
const ZONE: &str = "Asia/Jakarta";

/// A brand with the fake network.
struct World {
    db: Db,
    by: Actor,
    brand: BrandId,
    fake: Arc<Fake>,
    home: Mutex<Home>,
    /// The account that is lent, and what is removed at that moment.
    account: Mutex<Option<Account>>,
    removes: Mutex<Option<CompetitorId>>,
}

#[async_trait]
impl Lookout for World {
    async fn home(&self, _: WorkspaceId, brand: BrandId) -> Result<Option<Home>> {
        Ok((brand == self.brand).then(|| self.home.lock().unwrap().clone()))
    }

    fn network(&self, name: &str) -> Option<Arc<dyn Connector>> {
        (name == "fake").then(|| self.fake.clone() as Arc<dyn Connector>)
    }

    async fn account(&self, _: WorkspaceId, _: BrandId, _: &str) -> Result<Option<Account>> {
        let gone = self.removes.lock().unwrap().take();
        if let Some(gone) = gone {
            remove(&self.db, &self.by, gone, None, NOW).await?;
        }
        Ok(self.account.lock().unwrap().clone())
    }
}

impl World {
    fn new(db: &Db) -> Self {
        let home = Home { zone: ZONE.into(), sample: false, profiles: Vec::new() };
        Self {
            db: db.clone(),
            by: Actor::system(WorkspaceId::new(NOW)),
            brand: BrandId::new(NOW),
            fake: Arc::new(Fake::new()),
            home: Mutex::new(home),
            account: Mutex::default(),
            removes: Mutex::default(),
        }
    }

    fn named(&self, name: &str) -> NewCompetitor {
        let found = HowFound { by: FoundBy::Customers, words: "tiga pelanggan di kedai".into() };
        NewCompetitor { brand: self.brand, name: name.into(), note: String::new(), found }
    }

    /// A competitor with this profile, which exists since it posted once.
    async fn competitor(&self, name: &str, handle: &str) -> Competitor {
        let made = create(&self.db, &self.by, self.named(name), NOW).await.unwrap();
        self.add(made.id, handle).await.unwrap()
    }

    async fn add(&self, to: CompetitorId, address: &str) -> Result<Competitor> {
        let new = NewCompetitorProfile { network: "fake".into(), address: address.into() };
        add_profile(&self.db, &self.by, to, new, self, NOW).await
    }

    fn post(&self, handle: &str, text: &str, at: Timestamp) -> String {
        self.fake.posts_by_itself(handle, Part { text: text.into(), ..Part::default() }, at)
    }

    async fn look(&self, now: Timestamp) -> Looked {
        look_due(&self.db, now, self).await.unwrap()
    }

    async fn profile(&self, id: CompetitorId) -> CompetitorProfile {
        get(&self.db, &self.by, id).await.unwrap().profiles.remove(0)
    }

    /// How many posts were seen, and how many are to be found in watches.
    async fn kept(&self) -> (usize, usize) {
        let all = contents(&self.db).await;
        (all["observed_posts"].len(), all["watches"].len())
    }

    /// The tables that hold anything of competitors.
    async fn tables(&self) -> BTreeMap<String, Vec<String>> {
        let mut all = contents(&self.db).await;
        // Words stay numbered, and the zone of the brand is the brand's.
        for other in ["events", "event_clock", "number_labels", "brand_days"] {
            all.remove(other);
        }
        all
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}
