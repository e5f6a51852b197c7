//! Connecting a property, fetching it round by round from a Google of a few lines, and letting go of it, on both databases.

use super::*;
use crate::website::{self, Asked, By, Of};
use jiff::civil::date;
use selaras_kernel::{Role, WorkspaceId, actor::Grant};
use selaras_networks::{
    Http, Outbound,
    google::{GoogleConfig, testing},
    testing_shared::{Server, scripted},
};
use selaras_store::{
    events,
    testing::{contents, on_both},
};
use serde_json::Value;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const HOUR: Duration = Duration::from_secs(3600);

/// A mark before the text stands for the seal, so that a test sees what is kept.
fn seal(place: &str, plain: &[u8]) -> Result<Vec<u8>> {
    Ok([format!("sealed for {place}:").as_bytes(), plain].concat())
}

fn open(place: &str, sealed: &[u8]) -> Result<Vec<u8>> {
    let mark = format!("sealed for {place}:");
    sealed
        .strip_prefix(mark.as_bytes())
        .map(<[u8]>::to_vec)
        .ok_or_else(|| selaras_kernel::Error::fault("opening a secret", "it was sealed for another place"))
}

/// What Google says: how many sessions a day has, and what it answers instead of a report.
#[derive(Default)]
struct Says {
    sessions: i64,
    refusal: Option<(&'static str, &'static str)>,
    asked: Vec<(String, String)>,
}

struct World {
    db: Db,
    by: Actor,
    brand: BrandId,
    google: Google,
    says: Arc<Mutex<Says>>,
    _server: Server,
}

impl World {
    async fn new(db: Db) -> Self {
        let says = Arc::new(Mutex::new(Says { sessions: 10, ..Says::default() }));
        let heard = says.clone();
        let server = scripted(move |request| answer(&mut heard.lock().unwrap(), request)).await;
        let config =
            GoogleConfig { token: format!("{}/token", server.address), data: server.address.clone() };
        let out = Outbound { allow_private: vec!["127.0.0.0/8".parse().unwrap()], ..Outbound::default() };
        let google = Google::with(Http::new(out).unwrap(), config);
        let by = Actor::system(WorkspaceId::new(NOW));
        Self { db, by, brand: BrandId::new(NOW), google, says, _server: server }
    }

    fn new_property(&self, property: &str) -> NewProperty {
        NewProperty { brand: self.brand, property: property.into(), key: testing::key_file() }
    }

    async fn connect(&self, property: &str) -> Result<Property> {
        connect(&self.db, &self.by, self.new_property(property), &self.google, &seal, NOW).await
    }

    async fn fetch(&self, now: Timestamp) -> Fetched {
        fetch_due(&self.db, now, &self.google, &open).await.unwrap()
    }

    async fn get(&self) -> Property {
        get(&self.db, &self.by, self.brand).await.unwrap()
    }

    async fn told(&self, by: By) -> website::Told {
        let of = Of::default();
        let asked = Asked { brand: self.brand, from: date(2027, 1, 1), to: date(2027, 1, 31), by, of };
        website::tell(&self.db, &self.by, &asked).await.unwrap()
    }

    /// Key and sessions.
    async fn sessions(&self, by: By) -> Vec<(String, Option<i64>)> {
        self.told(by).await.files.into_iter().map(|row| (row.key, row.visits)).collect()
    }

    /// First and last days that were asked for since last time, of the question of visits.
    fn asked(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.says.lock().unwrap().asked)
    }
}

/// Each day of the question has a visit from Instagram, one from nowhere, and on the last day a purchase.
fn answer(says: &mut Says, request: &str) -> (&'static str, &'static str) {
    if request.starts_with("POST /token ") {
        return ("200 OK", r#"{"access_token":"rahasia","expires_in":3599}"#);
    }
    if let Some(refusal) = says.refusal {
        return refusal;
    }
    let body: Value = serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap();
    let day = |name: &str| body["dateRanges"][0][name].as_str().unwrap().to_owned();
    let (from, to) = (day("startDate"), day("endDate"));
    let (mut at, last): (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
    let names = |list: &Value| {
        list.as_array().unwrap().iter().map(|one| json!({"name": one["name"]})).collect::<Vec<_>>()
    };
    let cell = |text: &str| json!({ "value": text });
    let row = |at: Date, origin: &[&str], numbers: &[&str]| {
        let dimensions = std::iter::once(at.strftime("%Y%m%d").to_string());
        let dimensions: Vec<Value> =
            dimensions.chain(origin.iter().map(|o| (*o).to_owned())).map(|text| cell(&text)).collect();
        json!({ "dimensionValues": dimensions, "metricValues": numbers.iter().map(|n| cell(n)).collect::<Vec<_>>() })
    };
    let instagram = ["ig", "social", "promo", "0197-x"];
    let mut rows = Vec::new();
    if body["dimensionFilter"].is_object() {
        rows.push(row(last, &[&instagram[..], &["purchase"]].concat(), &["1"]));
        rows.push(row(last, &[&instagram[..], &["generate_lead"]].concat(), &["2"]));
    } else {
        says.asked.push((from, to));
        while at <= last {
            rows.push(row(at, &instagram, &[&says.sessions.to_string(), "20", "0.5", "1000.1000001"]));
            rows.push(row(at, &["(direct)", "(none)", "(direct)", "(not set)"], &["1", "1", "0", "0"]));
            at = at.tomorrow().unwrap();
        }
    }
    let said = json!({
        "dimensionHeaders": names(&body["dimensions"]), "metricHeaders": names(&body["metrics"]), "rowCount": rows.len(), "rows": rows,
        "metadata": { "timeZone": "Asia/Jakarta", "currencyCode": "IDR", "subjectToThresholding": true },
    });
    ("200 OK", Box::leak(said.to_string().into_boxed_str()))
}

fn code(error: selaras_kernel::Error) -> String {
    error.problem().unwrap().code.clone()
}

#[tokio::test]
async fn a_property_is_fetched_told_beside_ours_and_fetched_again() {
    on_both(|db| async move {
        let world = World::new(db).await;
        assert_eq!(world.get().await.state, State::None);
        let made = world.connect(" properties/123 ").await.unwrap();
        assert_eq!(
            (made.state, made.property.as_str(), made.email.as_str()),
            (State::Waiting, "123", testing::EMAIL)
        );
        assert_eq!(
            (made.zone.as_str(), made.currency.as_str(), made.next_at),
            ("Asia/Jakarta", "IDR", Some(NOW))
        );
        world.asked();

        let fetched = world.fetch(NOW).await;
        assert_eq!(fetched, Fetched { properties: 1, days: 366, put_off: 0 });
        let asked = world.asked();
        let day = |n: usize| (asked[n].0.as_str(), asked[n].1.as_str());
        // The last days first, then older ones without a gap, up to a year.
        assert_eq!((day(0), day(1)), (("2026-12-30", "2027-01-12"), ("2026-12-16", "2026-12-29")));
        assert_eq!((asked.len(), day(asked.len() - 1).0), (27, "2026-01-12"));
        let now = world.get().await;
        assert_eq!((now.state, now.fetched_at, now.next_at), (State::Fetched, Some(NOW), Some(NOW + EVERY)));
        assert_eq!((now.from, now.to), (Some(date(2026, 1, 12)), Some(date(2027, 1, 12))));
        assert_eq!((now.sampled, now.thresholded, now.incomplete), (false, true, false));

        let told = world.told(By::Network).await;
        let [instagram, direct] = told.files.try_into().unwrap();
        assert_eq!(instagram.key, "instagram");
        assert_eq!(
            (instagram.visits, instagram.views, instagram.key_events),
            (Some(120), Some(240), Some(6.0))
        );
        assert_eq!(instagram.revenue.as_deref(), Some("12001.2"));
        assert_eq!((instagram.purchases, instagram.leads, instagram.downloads), (Some(1), Some(2), Some(0)));
        assert_eq!((direct.key.as_str(), direct.visits), ("", Some(12)));
        assert_eq!(told.files_currency, "IDR");
        assert_eq!(world.sessions(By::Campaign).await[0], ("promo".into(), Some(120)));
        assert_eq!(world.sessions(By::Post).await[0], ("0197-x".into(), Some(120)));
        assert_eq!(world.sessions(By::Day).await[11], ("2027-01-12".into(), Some(11)));
        assert_eq!(world.sessions(By::Path).await, []);
        // Goals go by it as long as our own script counted nothing.
        let days = (date(2027, 1, 1), date(2027, 1, 31));
        let asked = |of| Asked { brand: world.brand, from: days.0, to: days.1, by: By::Network, of };
        let counted = website::counted(&world.db, &world.by, &asked(Of::default())).await.unwrap();
        let counted: Vec<_> = counted.iter().map(|row| (row.key.as_str(), row.visits, row.leads)).collect();
        assert_eq!(counted, [("", 12, 0), ("instagram", 120, 2)]);
        let of = |network: &str, campaign: &str| Of { network: network.into(), campaign: campaign.into() };
        for (of, visits) in [(of("instagram", ""), 120), (of("", "Promo"), 120), (of("facebook", ""), 0)] {
            let counted = website::counted(&world.db, &world.by, &asked(of.clone())).await.unwrap();
            assert_eq!(counted.iter().map(|row| row.visits).sum::<i64>(), visits, "{of:?}");
        }
        let touches = website::touches(&world.db, &world.by, &asked(Of::default())).await.unwrap();
        let mut touches: Vec<_> = touches
            .iter()
            .map(|one| (one.network.as_str(), one.campaign.as_str(), one.post.as_str(), one.counts.visits))
            .collect();
        touches.sort_unstable();
        assert_eq!(touches, [("", "", "", 12), ("instagram", "promo", "0197-x", 120)]);

        // Not its turn yet; then the last days have other numbers and take the place of the old ones.
        assert_eq!(world.fetch(NOW + HOUR).await, Fetched::default());
        world.says.lock().unwrap().sessions = 11;
        assert_eq!(world.fetch(NOW + EVERY).await, Fetched { properties: 1, days: 14, put_off: 0 });
        assert_eq!(world.asked(), [("2026-12-30".into(), "2027-01-12".into())]);
        assert_eq!(world.sessions(By::Campaign).await[0], ("promo".into(), Some(132)));
        // After weeks nothing is missing in between.
        world.fetch(NOW + Duration::from_secs(30 * 24 * 3600)).await;
        let asked = world.asked();
        assert_eq!((asked[0].0.as_str(), asked.last().unwrap().1.as_str()), ("2026-12-30", "2027-02-11"));

        let kinds = events::after(&world.db, 0, 100).await.unwrap();
        let kinds: Vec<&str> = kinds.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, ["ga4.connected", "ga4.fetched"]);
    })
    .await;
}

#[tokio::test]
async fn the_key_is_sealed_told_nowhere_and_goes_with_the_connection() {
    on_both(|db| async move {
        let world = World::new(db).await;
        world.connect("123").await.unwrap();
        world.fetch(NOW).await;
        let secret = |all: &str| all.contains("private_key") || all.contains("PRIVATE KEY");
        let sealed = store::secrets(&world.db).await.unwrap();
        assert!(
            sealed[0].1.starts_with(format!("sealed for ga4_properties|{}|secret:", world.brand).as_bytes())
        );
        let shown = serde_json::to_string(&world.get().await).unwrap();
        let trail = format!("{:?}", events::after(&world.db, 0, 100).await.unwrap());
        assert!(!secret(&shown) && !secret(&trail));

        // Only what is not sealed as it would be now is sealed anew.
        let anew = |place: &str, old: &[u8]| open(place, old).and_then(|plain| seal(place, &plain)).map(Some);
        assert_eq!(reseal_all(&world.db, &anew).await.unwrap(), 1);
        assert_eq!(reseal_all(&world.db, &|_, _| Ok(None)).await.unwrap(), 0);

        disconnect(&world.db, &world.by, world.brand, false, NOW).await.unwrap();
        assert_eq!(store::secrets(&world.db).await.unwrap(), []);
        let kept = world.get().await;
        assert_eq!((kept.state, kept.property.as_str(), kept.next_at), (State::Disconnected, "123", None));
        assert_eq!(world.fetch(NOW + EVERY).await, Fetched::default());
        assert_eq!(world.sessions(By::Campaign).await[0], ("promo".into(), Some(120)));
        let gone = hurry(&world.db, &world.by, world.brand, NOW).await.unwrap_err();
        assert_eq!(code(gone), "ga4_none");

        // Numbers of two properties are never mixed.
        let error = world.connect("456").await.unwrap_err();
        assert_eq!(error.problem().unwrap().params["property"], "123");
        assert_eq!(code(error), "ga4_other_property");
        assert_eq!(world.connect("123").await.unwrap().state, State::Fetched);
        disconnect(&world.db, &world.by, world.brand, true, NOW).await.unwrap();
        disconnect(&world.db, &world.by, world.brand, true, NOW).await.unwrap();
        assert_eq!(world.get().await.state, State::None);
        assert_eq!(world.sessions(By::Campaign).await, []);
        assert!(contents(&world.db).await["ga4_days"].is_empty());
        assert_eq!(world.connect("456").await.unwrap().state, State::Waiting);
    })
    .await;
}

#[tokio::test]
async fn what_breaks_off_goes_on_where_it_was_and_says_why() {
    on_both(|db| async move {
        let world = World::new(db).await;
        world.connect("123").await.unwrap();
        let busy = ("429 T", r#"{"error":{"message":"Exhausted property tokens per hour."}}"#);
        let denied = ("403 F", r#"{"error":{"message":"User does not have sufficient permissions"}}"#);
        let mut at = NOW;
        for (refusal, code, pause) in [
            (busy, "ga4_busy", HOUR),
            (("503 S", "oops"), "ga4_away", HOUR / 2),
            (("429 T\r\nRetry-After: 120", "{}"), "ga4_busy", Duration::from_secs(120)),
            (denied, "ga4_no_access", EVERY),
        ] {
            world.says.lock().unwrap().refusal = Some(refusal);
            assert_eq!(world.fetch(at).await, Fetched { properties: 0, days: 0, put_off: 1 });
            let now = world.get().await;
            let error = now.error.unwrap();
            assert_eq!((now.state, error.code.as_str(), error.at), (State::Failing, code, at));
            assert_eq!(now.next_at, Some(at + pause));
            at = at + pause;
        }
        // Somebody gave the account access, and says so.
        world.says.lock().unwrap().refusal = None;
        let soon = at - HOUR;
        assert_eq!(world.fetch(soon).await, Fetched::default());
        assert_eq!(hurry(&world.db, &world.by, world.brand, soon).await.unwrap().next_at, Some(soon));
        assert_eq!(world.fetch(soon).await.properties, 1);
        let now = world.get().await;
        assert_eq!((now.state, now.error), (State::Fetched, None));

        // A key that does not open holds up nobody else.
        let shut = |_: &str, _: &[u8]| Err(selaras_kernel::Error::fault("opening a secret", "no key"));
        let fetched = fetch_due(&world.db, soon + EVERY, &world.google, &shut).await.unwrap();
        assert_eq!(fetched.put_off, 1);
        assert_eq!(world.get().await.error.unwrap().code, "ga4_key_lost");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_connected_is_refused_by_field_and_changes_nothing() {
    on_both(|db| async move {
        let world = World::new(db).await;
        let both = NewProperty { brand: world.brand, property: "UA-1-2".into(), key: "{}".into() };
        let error = connect(&world.db, &world.by, both, &world.google, &seal, NOW).await.unwrap_err();
        let problem = error.problem().unwrap().clone();
        let told: Vec<_> = std::iter::once(&problem)
            .chain(&problem.also)
            .map(|p| (p.field.as_str(), p.code.as_str()))
            .collect();
        assert_eq!(told, [("property", "ga4_property_unfit"), ("key", "ga4_key_unfit")]);
        for (key, expected) in [
            (r#"{"type":"authorized_user"}"#, "ga4_key_kind"),
            (r#"{"type":"service_account","client_email":"a@b"}"#, "ga4_key_damaged"),
        ] {
            let new = NewProperty { key: key.into(), ..world.new_property("123") };
            let error = connect(&world.db, &world.by, new, &world.google, &seal, NOW).await.unwrap_err();
            assert_eq!(code(error), expected);
        }
        let off = r#"{"error":{"message":"not used before","details":[{"reason":"SERVICE_DISABLED"}]}}"#;
        for (refusal, field, expected) in [
            (("403 F", off), "key", "ga4_api_off"),
            (("403 F", "{}"), "property", "ga4_no_access"),
            (("400 B", "{}"), "property", "ga4_refused"),
            (("401 U", "{}"), "key", "ga4_key_refused"),
            (("429 T", "{}"), "", "ga4_busy"),
            (("500 I", "{}"), "", "ga4_away"),
        ] {
            world.says.lock().unwrap().refusal = Some(refusal);
            let problem = world.connect("123").await.unwrap_err().problem().unwrap().clone();
            assert_eq!((problem.field.as_str(), problem.code.as_str()), (field, expected));
            assert_eq!(problem.params["email"], testing::EMAIL);
        }
        assert!(contents(&world.db).await["ga4_properties"].is_empty());

        let other = BrandId::new(NOW + HOUR);
        let reader = Actor {
            grants: vec![Grant { role: Role::Analyst, brand: Some(world.brand) }],
            ..world.by.clone()
        };
        world.says.lock().unwrap().refusal = None;
        let new = world.new_property("123");
        let error = connect(&world.db, &reader, new, &world.google, &seal, NOW).await.unwrap_err();
        assert_eq!(code(error), "forbidden");
        assert_eq!(code(get(&world.db, &reader, other).await.unwrap_err()), "not_found");
        assert_eq!(code(disconnect(&world.db, &reader, other, true, NOW).await.unwrap_err()), "forbidden");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_speaks_of_fetched_days_is_left_out() {
    on_both(|db| async move {
        let world = World::new(db).await;
        world.connect("123").await.unwrap();
        world.fetch(NOW).await;
        let file = |from: &str, to: &str| {
            format!("# ----\n# Traffic acquisition: Session source\n# Start date: {from}\n# End date: {to}\n\nSession source,Sessions\ninstagram,50\n")
        };
        for (from, to) in [("20270110", "20270115"), ("20270113", "20270115")] {
            let import = crate::imports::Import {
                brand: world.brand,
                target: crate::imports::Target::None,
                file_name: "a.csv".into(),
                bytes: file(from, to).into_bytes(),
                zone: "Asia/Jakarta".into(),
            };
            crate::imports::take(&world.db, &world.by, import, NOW).await.unwrap();
        }
        let told = world.told(By::Network).await;
        assert_eq!((told.files[0].visits, told.files_left_out), (Some(170), 1));
    })
    .await;
}
