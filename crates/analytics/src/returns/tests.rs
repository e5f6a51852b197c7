//! Costs and returns on both databases, and parts of amounts.

use super::*;
use crate::{
    blocks::PostFacts,
    intake::{self, Batch, Reading, Subject},
    labels::{self, Described},
    profiles::{self, Measure},
    website::{self, Gate, Hit, NewSite, Page},
};
use jiff::civil::date;
use proptest::prelude::*;
use selaras_kernel::{Metric, ProfileId, Role, WorkspaceId, actor::Grant};
use selaras_store::{
    events,
    testing::{contents, on_both},
};

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const ZONE: &str = "Asia/Jakarta";

struct World {
    db: Db,
    by: Actor,
    brand: BrandId,
}

fn fields(side: LedgerSide, kind: LedgerKind, amount: i64, campaign: &str) -> LedgerFields {
    LedgerFields {
        side,
        kind,
        amount,
        currency: "IDR".into(),
        from: date(2027, 1, 1),
        to: date(2027, 1, 31),
        network: "instagram".into(),
        campaign: campaign.into(),
        objective: "Penjualan".into(),
        note: String::new(),
    }
}

impl World {
    fn new(db: &Db) -> Self {
        Self { db: db.clone(), by: Actor::system(WorkspaceId::new(NOW)), brand: BrandId::new(NOW) }
    }

    async fn add(&self, fields: LedgerFields) -> LedgerEntry {
        create(&self.db, &self.by, self.brand, fields, NOW).await.unwrap()
    }

    async fn reckon(&self, by: By) -> Reckoned {
        let asked = Asked { brand: self.brand, from: date(2027, 1, 1), to: date(2027, 1, 31), by };
        reckon(&self.db, &self.by, &asked).await.unwrap()
    }

    /// A purchase that the website counted.
    async fn bought(&self, campaign: &str, value: &str) {
        let hosts = vec!["kopisenja.id".to_owned()];
        let site = NewSite { brand: self.brand, name: "Toko".into(), hosts, currency: None };
        let site = website::create(&self.db, &self.by, site, ZONE, NOW).await.unwrap();
        let heard = website::site_by_key(&self.db, &site.key).await.unwrap();
        let page =
            Page { origin: Some("https://kopisenja.id"), agent: Some("Mozilla/5.0"), ..Page::default() };
        let hit = Hit {
            kind: "purchase".into(),
            source: "ig".into(),
            campaign: campaign.into(),
            value: value.into(),
            ..Hit::default()
        };
        website::hit(&self.db, &Gate::default(), &heard, page, hit, NOW).await.unwrap();
    }

    /// A post of a campaign with this many interactions.
    async fn posted(&self, campaign: &str, interactions: i64) {
        let (workspace, brand, profile) = (self.by.workspace, self.brand, ProfileId::new(NOW));
        let described = Described { campaign: campaign.into(), text: "Halo".into(), ..Described::default() };
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    profiles::set_zone(tx, workspace, brand, ZONE).await?;
                    let measured = Measure { profile, network: "instagram".into(), ours: true };
                    profiles::measure(tx, workspace, brand, &[measured]).await?;
                    let facts: Vec<PostFacts> = labels::facts(tx, workspace, brand, &[described]).await?;
                    let id = uuid::Uuid::now_v7();
                    let subject = Subject::Post { id, born_at: NOW };
                    let at = NOW + std::time::Duration::from_secs(3600);
                    let reading =
                        Reading { subject, metric: Metric::Reactions, at, value: Some(interactions) };
                    let facts = facts.into_iter().map(|facts| (id, NOW, facts)).collect();
                    let batch = Batch { profile, source: "instagram".into(), readings: vec![reading], facts };
                    intake::take(tx, workspace, &[batch], false).await
                })
            })
            .await
            .unwrap();
    }
}

fn code<T>(result: Result<T>) -> String {
    match result {
        Ok(_) => "ok".into(),
        Err(e) => e.problem().map_or_else(|| e.to_string(), |p| p.code.clone()),
    }
}

#[tokio::test]
async fn entries_are_kept_said_anew_under_their_version_and_removed() {
    on_both(|db| async move {
        let world = World::new(&db);
        let told = LedgerFields {
            currency: " idr ".into(),
            ..fields(LedgerSide::Cost, LedgerKind::Ads, 100, "Lebaran ")
        };
        let made = world.add(told).await;
        assert_eq!((made.fields.currency.as_str(), made.fields.campaign.as_str()), ("IDR", "Lebaran"));
        let more = LedgerFields { amount: 200, ..made.fields.clone() };
        let now = update(&db, &world.by, made.id, Some(1), more.clone(), NOW).await.unwrap();
        assert_eq!((now.fields.amount, now.version), (200, 2));
        assert_eq!(update(&db, &world.by, made.id, Some(2), more.clone(), NOW).await.unwrap().version, 2);
        assert_eq!(code(update(&db, &world.by, made.id, Some(1), more, NOW).await), "stale");
        let touching = async |from, to| list(&db, &world.by, world.brand, from, to).await.unwrap();
        assert_eq!(touching(date(2027, 1, 31), date(2027, 2, 3)).await, [now]);
        assert_eq!(touching(date(2027, 2, 1), date(2027, 2, 3)).await, []);
        assert_eq!(
            code(list(&db, &world.by, world.brand, date(2027, 2, 1), date(2027, 1, 1)).await),
            "range_backwards"
        );
        let reader = |brand| Actor {
            grants: vec![Grant { brand: Some(brand), role: Role::Editor }],
            ..Actor::system(world.by.workspace)
        };
        assert_eq!(code(remove(&db, &reader(world.brand), made.id, None, NOW).await), "forbidden");
        assert_eq!(code(remove(&db, &reader(BrandId::new(NOW)), made.id, None, NOW).await), "not_found");
        assert_eq!(code(remove(&db, &world.by, made.id, Some(1), NOW).await), "stale");
        remove(&db, &world.by, made.id, Some(2), NOW).await.unwrap();
        let told: Vec<String> =
            events::after(&db, 0, 100).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(told, ["ledger_entry.created", "ledger_entry.updated", "ledger_entry.removed"]);
        let bad = LedgerFields {
            currency: "Rp".into(),
            to: date(2026, 1, 1),
            network: "a".repeat(101),
            note: "a".repeat(2_001),
            ..fields(LedgerSide::Cost, LedgerKind::Sales, 0, "")
        };
        let refused = create(&db, &world.by, world.brand, bad, NOW).await.unwrap_err();
        let codes: Vec<_> = refused.problem().unwrap().each().map(|one| one.code.clone()).collect();
        let all = [
            "ledger_kind",
            "ledger_amount",
            "currency_unfit",
            "range_backwards",
            "ledger_word",
            "ledger_note",
        ];
        assert_eq!(codes, all);
    })
    .await;
}

#[tokio::test]
async fn cost_and_return_stand_side_by_side_as_worked_out_by_hand() {
    on_both(|db| async move {
        let world = World::new(&db);
        use LedgerKind::*;
        use LedgerSide::*;
        world.add(fields(Cost, Ads, 100_000_000, "Lebaran 2027")).await;
        world.add(fields(Return, Sales, 50_000_000, "lebaran 2027")).await;
        // 62 days of which 31 are in January.
        let two_months =
            LedgerFields { from: date(2026, 12, 1), network: String::new(), ..fields(Cost, People, 620, "") };
        world.add(two_months).await;
        let dollars = LedgerFields { currency: "USD".into(), ..fields(Cost, Tools, 900, "Lebaran 2027") };
        world.add(dollars).await;
        world.bought("lebaran-2027", "1000000").await;
        world.posted("Lebaran 2027", 50).await;
        let told = world.reckon(By::Campaign).await;
        let names: Vec<_> = told.rows.iter().map(|row| (row.key.as_str(), row.interactions)).collect();
        assert_eq!(names.len(), 2, "{told:?}");
        assert_eq!(names[0], ("", None));
        assert_eq!((names[1].0.to_lowercase().as_str(), names[1].1), ("lebaran 2027", Some(50.0)));
        let none = &told.rows[0].amounts;
        assert_eq!((none[0].cost, none[0].gain, none[0].roi_percent), (310, 0, Some(-100.0)));
        let [idr, usd] = &told.rows[1].amounts[..] else { panic!("two currencies: {told:?}") };
        assert_eq!(
            (idr.currency.as_str(), idr.cost, idr.gain, idr.purchases),
            ("IDR", 100_000_000, 150_000_000, 100_000_000)
        );
        assert_eq!((idr.roi_percent, idr.cost_per_interaction), (Some(50.0), Some(2_000_000.0)));
        assert_eq!(
            (usd.currency.as_str(), usd.cost, usd.gain, usd.roi_percent),
            ("USD", 900, 0, Some(-100.0))
        );
        assert_eq!(usd.cost_per_interaction, Some(18.0));
        let total = &told.total.amounts[0];
        assert_eq!((total.cost, total.gain), (100_000_310, 150_000_000));
        let by_network = world.reckon(By::Network).await;
        let keys: Vec<_> =
            by_network.rows.iter().map(|row| (row.key.as_str(), row.amounts[0].gain)).collect();
        assert_eq!(keys, [("", 0), ("instagram", 150_000_000)]);
        assert_eq!(by_network.rows[1].interactions, Some(50.0));
        let by_objective = world.reckon(By::Objective).await;
        let keys: Vec<_> =
            by_objective.rows.iter().map(|row| (row.key.as_str(), row.amounts[0].gain)).collect();
        assert_eq!(keys, [("", 100_000_000), ("Penjualan", 50_000_000)]);
        let by_kind = world.reckon(By::Kind).await;
        let keys: Vec<_> = by_kind
            .rows
            .iter()
            .map(|row| (row.key.as_str(), row.amounts[0].cost, row.amounts[0].gain))
            .collect();
        assert_eq!(
            keys,
            [("ads", 100_000_000, 0), ("people", 310, 0), ("sales", 0, 150_000_000), ("tools", 900, 0)]
        );
        assert!(by_kind.rows.iter().all(|row| row.amounts[0].roi_percent.is_none()));
        assert_eq!(by_kind.total.amounts, told.total.amounts);
    })
    .await;
}

#[tokio::test]
async fn a_month_has_its_part_of_what_spreads_over_several() {
    on_both(|db| async move {
        let world = World::new(&db);
        use LedgerKind::*;
        use LedgerSide::*;
        // 59 days, of which 10 lie in the end of November, 31 in December and 18 in January.
        let long = LedgerFields {
            from: date(2026, 11, 21),
            to: date(2027, 1, 18),
            ..fields(Cost, People, 59_000, "")
        };
        world.add(long).await;
        world.add(LedgerFields { to: date(2027, 1, 1), ..fields(Return, Sales, 7, "") }).await;
        world.bought("lebaran", "250").await;
        world.posted("Lebaran", 40).await;
        let months = async |from, to| {
            let asked = Asked { brand: world.brand, from, to, by: By::Month };
            let told = reckon(&db, &world.by, &asked).await.unwrap();
            let row = |row: &RoiRow| {
                let one = &row.amounts[0];
                (row.key.clone(), one.cost, one.gain, one.purchases, row.interactions)
            };
            told.rows.iter().map(row).collect::<Vec<_>>()
        };
        let name = |month: &str| month.to_owned();
        assert_eq!(
            months(date(2026, 11, 25), date(2027, 1, 31)).await,
            [
                (name("2026-11-01"), 6_000, 0, 0, None),
                (name("2026-12-01"), 31_000, 0, 0, None),
                (name("2027-01-01"), 18_000, 25_007, 25_000, Some(40.0)),
            ]
        );
        assert_eq!(
            months(date(2026, 12, 31), date(2027, 1, 2)).await,
            [(name("2026-12-01"), 1_000, 0, 0, None), (name("2027-01-01"), 2_000, 7, 0, None)]
        );
    })
    .await;
}

#[tokio::test]
async fn a_return_without_a_cost_has_no_roi() {
    on_both(|db| async move {
        let world = World::new(&db);
        world.add(fields(LedgerSide::Return, LedgerKind::Savings, 5, "")).await;
        let told = world.reckon(By::Network).await;
        let amount = &told.rows[0].amounts[0];
        assert_eq!((amount.gain, amount.roi_percent, amount.cost_per_interaction), (5, None, None));
    })
    .await;
}

#[tokio::test]
async fn a_sample_brand_leaves_no_site_link_or_entry_behind() {
    on_both(|db| async move {
        let world = World::new(&db);
        let before = contents(&db).await;
        world.add(fields(LedgerSide::Cost, LedgerKind::Ads, 5, "")).await;
        world.bought("lebaran", "1").await;
        let link = website::NewSiteLink {
            brand: world.brand,
            url: "https://kopi.id".into(),
            network: None,
            campaign: None,
            post: None,
        };
        let link = website::create_link(&db, &world.by, link, ZONE, NOW).await.unwrap();
        let page = Page { agent: Some("Mozilla/5.0"), ..Page::default() };
        website::follow(&db, &link.code, page, NOW).await.unwrap();
        let (workspace, brand) = (world.by.workspace, world.brand);
        db.write(move |tx| Box::pin(async move { crate::samples::remove(tx, workspace, brand, &[]).await }))
            .await
            .unwrap();
        let after = contents(&db).await;
        for (table, rows) in before {
            assert!(table.starts_with("event") || after[&table] == rows, "{table}");
        }
    })
    .await;
}

proptest! {
    #[test]
    fn parts_of_a_split_time_add_up_to_the_whole(
        amount in 1..=AMOUNT_MAX,
        first in -40_000_i32..40_000,
        days in 1_i32..3_660,
        cuts in prop::collection::btree_set(-50_i32..3_700, 0..12),
    ) {
        let whole = (first, first + days - 1);
        let mut from = first - 60;
        let mut sum = 0;
        for end in cuts.iter().map(|cut| first + cut).chain([whole.1 + 60]) {
            let fell = part(amount, whole, (from, end));
            prop_assert!(fell >= 0);
            sum += fell;
            from = end + 1;
        }
        prop_assert_eq!(sum, amount);
        prop_assert_eq!(part(amount, whole, whole), amount);
        // A day has its even part, give or take one unit.
        let day = part(amount, whole, (first, first));
        prop_assert!((day - amount / i64::from(days)).abs() <= 1);
    }
}
