//! Answers: what did the sample roaster's website count in a year, what did its work cost, and what did it bring?
//!
//! Pure: the same seed, day and posts give the same counts.

use super::{chance::Chance, plan};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use selaras_analytics::{
    returns::{LedgerFields, LedgerKind, LedgerSide},
    samples::{SampleCount, SampleLink, SampleWebsite},
};
use selaras_kernel::{DeliveryId, Timestamp};
use std::{collections::BTreeMap, time::Duration};

/// Visits on a usual day, of all networks together.
const VISITS: f64 = 84.0;
/// Days after a post on which people still come by it.
const FRESH: i32 = 2;
const HOST: &str = "kopisenja.contoh";
const PATHS: [&str; 5] = ["/", "/kopi/gayo", "/kopi/kintamani", "/langganan", "/kedai"];

/// A post that is out.
#[derive(Clone, Debug)]
pub struct Out {
    /// Its delivery.
    pub delivery: DeliveryId,
    /// On which network.
    pub network: String,
    /// Its campaign; empty for none.
    pub campaign: String,
    /// On which local day it appeared.
    pub day: Date,
}

/// From where somebody comes.
#[derive(Clone, Copy)]
struct Source<'a> {
    network: &'a str,
    campaign: &'a str,
    post: &'a str,
}

/// Day, kind, network, campaign, post, path.
type Place = (Date, &'static str, String, String, String, &'static str);

/// How often, and what it was worth.
#[derive(Default)]
struct Tally(BTreeMap<Place, (i64, i64)>);

impl Tally {
    fn add(
        &mut self,
        day: Date,
        kind: &'static str,
        from: Source,
        path: &'static str,
        count: i64,
        value: i64,
    ) {
        if count > 0 {
            let key =
                (day, kind, from.network.to_owned(), from.campaign.to_owned(), from.post.to_owned(), path);
            let sum = self.0.entry(key).or_default();
            *sum = (sum.0 + count, sum.1 + value);
        }
    }

    fn counts(self) -> Vec<SampleCount> {
        let count = |((day, kind, network, campaign, post, path), (count, value))| SampleCount {
            day,
            kind,
            network,
            campaign,
            post,
            path,
            count,
            value,
        };
        self.0.into_iter().map(count).collect()
    }
}

/// The website, its links and the ledger. `networks` are those the brand is on, the strongest first; `posts` lie in no order.
pub fn website(
    seed: i64,
    today: Date,
    started_at: Timestamp,
    networks: &[String],
    posts: &[Out],
    indonesian: bool,
) -> SampleWebsite {
    let mut chance = Chance::of(seed ^ 0x51_7E);
    let created_at = started_at - Duration::from_secs(24 * 3600) * plan::BEFORE as u32;
    SampleWebsite {
        name: if indonesian { "Toko Kopi Senja" } else { "Kopi Senja shop" }.into(),
        host: HOST.into(),
        currency: "IDR".into(),
        created_at,
        counts: counts(&mut chance, today, networks, posts),
        links: links(&mut chance, today, created_at, networks, indonesian),
        ledger: ledger(&mut chance, today, networks, indonesian),
    }
}

fn counts(chance: &mut Chance, today: Date, networks: &[String], posts: &[Out]) -> Vec<SampleCount> {
    let mut tally = Tally::default();
    let sources = networks.iter().map(String::as_str).zip([0.5, 0.3, 0.15].into_iter().cycle());
    let sources: Vec<(&str, f64)> = sources.chain([("whatsapp", 0.18), ("google.com", 0.12)]).collect();
    for offset in -plan::BEFORE..=0 {
        let day = today.saturating_add(offset.days());
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let grown = 0.75 + 0.5 * (plan::BEFORE + offset) as f64 / plan::BEFORE as f64;
        let season = plan::season(day).map_or(1.0, |topic| topic.pull().sqrt());
        // Of the day that is under way, only a part is behind.
        let part = if offset == 0 { 0.4 } else { 1.0 };
        let usual = VISITS * grown * season * part * if weekend { 1.25 } else { 1.0 };
        for (network, weight) in &sources {
            let visits = usual * weight * (0.75 + 0.5 * chance.part());
            let by: Vec<&Out> = posts
                .iter()
                .filter(|post| post.network == *network && (0..=FRESH).contains(&(day - post.day).get_days()))
                .take(2)
                .collect();
            let each = visits * 0.7 / by.len().max(1) as f64;
            for post in &by {
                let id = post.delivery.to_string();
                let from = Source { network, campaign: &post.campaign, post: &id };
                let luck = 0.6 + 0.8 * chance.part();
                come(&mut tally, chance, day, from, each * luck);
            }
            let rest = if by.is_empty() { visits } else { visits * 0.3 };
            come(&mut tally, chance, day, Source { network, campaign: "", post: "" }, rest);
        }
        // Those who know the address come from nowhere.
        let known = Source { network: "", campaign: "", post: "" };
        tally.add(day, "view", known, "/", some(chance, usual * 0.4), 0);
    }
    tally.counts()
}

/// So many people come, look around, and some of them do what the shop is there for.
fn come(tally: &mut Tally, chance: &mut Chance, day: Date, from: Source, visits: f64) {
    let landing = PATHS[chance.below(PATHS.len())];
    let visits = some(chance, visits);
    tally.add(day, "visit", from, landing, visits, 0);
    tally.add(day, "view", from, landing, visits, 0);
    let visits = visits as f64;
    tally.add(day, "view", from, "/belanja", some(chance, visits * 0.9), 0);
    tally.add(day, "lead", from, "/grosir", some(chance, visits * 0.007), 0);
    tally.add(day, "download", from, "/panduan-seduh", some(chance, visits * 0.012), 0);
    tally.add(day, "signup", from, "/langganan", some(chance, visits * 0.016), 0);
    // Who comes by a post of a campaign buys more readily.
    let buys = if from.campaign.is_empty() { 0.022 } else { 0.031 };
    for _ in 0..some(chance, visits * buys) {
        let rupiah = *chance.one(&[85_000, 98_000, 145_000, 170_000, 196_000, 265_000]);
        tally.add(day, "purchase", from, "/terima-kasih", 1, rupiah * 100);
    }
}

/// A whole number that is this on average.
fn some(chance: &mut Chance, amount: f64) -> i64 {
    (amount + chance.part()) as i64
}

fn links(
    chance: &mut Chance,
    today: Date,
    created_at: Timestamp,
    networks: &[String],
    indonesian: bool,
) -> Vec<SampleLink> {
    let address = |path: &str| format!("https://{HOST}{path}");
    let sale = "11.11";
    let mut all = Vec::new();
    let mut link = |path: &str, network: &str, campaign: &str, first: Date, last: Date, daily: f64| {
        let mut followed = Vec::new();
        let mut day = first.max(today.saturating_sub(plan::BEFORE.days()));
        while day <= last.min(today) {
            let luck = 0.5 + chance.part();
            let count = some(chance, daily * luck);
            if count > 0 {
                followed.push((day, count));
            }
            day = day.saturating_add(1.day());
        }
        let days = (first - today.saturating_sub(plan::BEFORE.days())).get_days().max(0).cast_unsigned();
        let created_at = created_at + Duration::from_secs(24 * 3600) * days;
        let (network, campaign) = (network.to_owned(), campaign.to_owned());
        all.push(SampleLink { url: address(path), network, campaign, created_at, followed });
    };
    let year = today.saturating_sub(plan::BEFORE.days());
    for (network, daily) in networks.iter().zip([6.0, 3.0, 1.5]) {
        link("/", network, "", year, today, daily);
    }
    let guide = if indonesian { "/panduan-seduh" } else { "/brew-guide" };
    link(guide, "whatsapp", "", today.saturating_sub(140.days()), today, 2.2);
    if let Some((first, last, _)) = runs(today, indonesian).into_iter().rfind(|run| run.2 == sale) {
        link("/belanja", networks.first().map_or("", String::as_str), sale, first, last, 38.0);
    }
    all
}

/// The stretches of days in the year that belong to a campaign.
fn runs(today: Date, indonesian: bool) -> Vec<(Date, Date, &'static str)> {
    let mut all: Vec<(Date, Date, &'static str)> = Vec::new();
    for offset in -plan::BEFORE..=0 {
        let day = today.saturating_add(offset.days());
        let Some(campaign) = plan::season(day).map(|topic| topic.campaign(indonesian)) else { continue };
        match all.last_mut() {
            Some((_, last, name)) if *name == campaign && last.saturating_add(1.day()) == day => *last = day,
            _ => all.push((day, day, campaign)),
        }
    }
    all
}

fn ledger(chance: &mut Chance, today: Date, networks: &[String], indonesian: bool) -> Vec<LedgerFields> {
    use LedgerKind::{Ads, Influencers, Leads, People, Sales, Savings, Tools};
    use LedgerSide::{Cost, Return};
    let in_words = |own: &'static str, other: &'static str| if indonesian { own } else { other };
    let network = |n: usize| networks.get(n).map_or("", String::as_str);
    let sales = in_words("Penjualan", "Sales");
    let known = in_words("Merek dikenal", "Brand awareness");
    let customers = in_words("Pelanggan baru", "New customers");
    let mut all = Vec::new();
    let mut entry = |side,
                     kind,
                     thousands: i64,
                     days: (Date, Date),
                     network: &str,
                     campaign: &str,
                     objective: &str,
                     note: &str| {
        all.push(LedgerFields {
            side,
            kind,
            amount: thousands * 1_000 * 100,
            currency: "IDR".into(),
            from: days.0,
            to: days.1,
            network: network.into(),
            campaign: campaign.into(),
            objective: objective.into(),
            note: note.into(),
        });
    };
    for back in (0_i64..12).rev() {
        let month = today.first_of_month().saturating_sub(back.months());
        let days = (month, month.last_of_month());
        let team = in_words("Setengah waktu dua orang", "Half of the time of two people");
        entry(Cost, People, 5_600 + (11 - back) * 60, days, "", "", "", team);
        if back % 3 == 0 {
            let photos = in_words("Fotografer tidak lagi disewa", "No photographer hired any more");
            entry(Return, Savings, 1_800, days, "", "", "", photos);
            let cafes =
                in_words("Kafe yang memesan lewat pesan langsung", "Cafés that ordered by direct message");
            let worth = 2_500 + 500 * chance.below(6) as i64;
            entry(Return, Leads, worth, days, network(0), "", customers, cafes);
        }
    }
    let first = today.saturating_sub(200.days());
    let tools = in_words("Program desain, langganan setahun", "Design program, a year’s subscription");
    entry(Cost, Tools, 4_200, (first, first.saturating_add(364.days())), "", "", "", tools);
    for (first, last, campaign) in runs(today, indonesian) {
        let days = (first, last);
        let length = i64::from((last - first).get_days()) + 1;
        let ads = 400 + 90 * length + 50 * chance.below(5) as i64;
        entry(Cost, Ads, ads, days, network(0), campaign, sales, "");
        if length > 20 {
            entry(Cost, Ads, ads / 2, days, network(1), campaign, known, "");
            let baristas =
                in_words("Dua barista dengan pengikut setia", "Two baristas with a loyal following");
            entry(Cost, Influencers, 3_500, days, network(0), campaign, known, baristas);
        }
        let counter = in_words("Dibeli di kedai dengan kode promo", "Bought at the café with the code");
        let worth = ads * 2 + 100 * chance.below(9) as i64;
        entry(Return, Sales, worth, days, "", campaign, sales, counter);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

    fn made(seed: i64) -> SampleWebsite {
        let networks = ["satu".to_owned(), "dua".to_owned()];
        let out = |n: i32| Out {
            delivery: DeliveryId(uuid::Uuid::from_u128(n.unsigned_abs().into())),
            network: networks[n as usize % 2].clone(),
            campaign: if n % 7 == 0 { "Panen raya".into() } else { String::new() },
            day: date(2027, 1, 12).saturating_sub(i64::from(n).days()),
        };
        let posts: Vec<Out> = (0..300).map(out).collect();
        website(seed, date(2027, 1, 12), NOW, &networks, &posts, true)
    }

    #[test]
    fn a_year_is_counted_once_each_and_brings_more_than_it_costs() {
        let all = made(7);
        let sum = |kind| all.counts.iter().filter(|one| one.kind == kind).map(|one| one.count).sum::<i64>();
        assert!(sum("view") > sum("visit") && sum("visit") > 20_000, "{}", sum("visit"));
        for kind in ["lead", "download", "signup", "purchase"] {
            assert!(sum(kind) > 50, "{kind}: {}", sum(kind));
        }
        // Each counter is there once, as its table demands.
        let place = |one: &SampleCount| {
            (one.day, one.kind, one.network.clone(), one.campaign.clone(), one.post.clone(), one.path)
        };
        let places: std::collections::HashSet<_> = all.counts.iter().map(place).collect();
        assert_eq!(places.len(), all.counts.len());
        let bought: i64 = all.counts.iter().map(|one| one.value).sum();
        let side =
            |side| all.ledger.iter().filter(move |one| one.side == side).map(|one| one.amount).sum::<i64>();
        let (cost, gain) = (side(LedgerSide::Cost), bought + side(LedgerSide::Return));
        assert!(cost < gain && gain < cost * 3, "{cost} {gain}");
        assert!(all.links.iter().all(|link| !link.followed.is_empty()));
    }

    #[test]
    fn the_ledger_is_one_that_people_could_have_written() {
        let all = made(7);
        assert!(all.ledger.len() > 25);
        for one in &all.ledger {
            assert!(one.side.takes(one.kind) && one.amount > 0 && one.from <= one.to, "{one:?}");
        }
        for campaign in ["Ramadan", "Lebaran", "Merdeka", "Panen raya", "11.11"] {
            assert!(all.ledger.iter().any(|one| one.campaign == campaign), "{campaign}");
        }
    }

    #[test]
    fn the_same_seed_counts_the_same() {
        assert_eq!(made(7).counts, made(7).counts);
        assert_ne!(made(7).counts, made(8).counts);
    }
}
