//! Answers: beside whom is the sample roaster seen? Three roasters that do not exist, with a year of posts and followers.
//!
//! Pure: the same seed and the same day give the same posts.

use super::chance::Chance;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use selaras_analytics::{
    Format,
    competitors::{Competitor, CompetitorProfile, FoundBy, HowFound, LookState},
    observed::Observed,
    samples::{SampleCompetitor, SamplePost},
};
use selaras_kernel::{BrandId, CompetitorId, Metric, ProfileId, Timestamp, schedule::zone_named};
use std::time::Duration;

/// How many there are.
pub const COUNT: i32 = 3;
/// Days of history.
const BEFORE: i32 = 365;
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Ages in hours at which a post's numbers were seen.
const LOOKS: [u64; 5] = [6, 24, 72, 168, 720];

/// What one of them is like.
struct Manner {
    name: &'static str,
    handle: &'static str,
    found: (FoundBy, &'static str, &'static str),
    note: (&'static str, &'static str),
    /// Percent of days on which they post, and at what hours.
    posts: u32,
    hours: &'static [i8],
    /// Followers at the beginning, and how many come a day.
    followers: (f64, f64),
    /// Reactions to a usual post in the long run.
    liked: f64,
    formats: &'static [Format],
    tags: &'static [&'static str],
    names: &'static [&'static str],
    /// Percent of posts that ask, and that carry an emoji.
    asks: u32,
    emoji: u32,
    /// On how many networks they are.
    networks: usize,
}

const MANNERS: [Manner; COUNT as usize] = [
    Manner {
        name: "Sangrai Lembah Wangi",
        handle: "lembahwangi.contoh",
        found: (
            FoundBy::Customers,
            "Tiga pelanggan kedai menyebutnya",
            "Three customers of the café named it",
        ),
        note: ("Kuat di video penyeduhan", "Strong in videos about brewing"),
        posts: 88,
        hours: &[7, 19, 19, 20],
        followers: (2_150.0, 6.5),
        liked: 26.0,
        formats: &[Format::Video, Format::Video, Format::Image, Format::Carousel],
        tags: &["kopi", "seduhmanual", "lembahwangi", "kopiindonesia"],
        names: &["barista.mira.contoh", "dapurtuti.contoh"],
        asks: 35,
        emoji: 70,
        networks: 2,
    },
    Manner {
        name: "Kopi Tepi Hutan",
        handle: "tepihutan.contoh",
        found: (
            FoundBy::Keyword,
            "Muncul untuk \"kopi sangrai Bandung\"",
            "Comes up for \"roasted coffee Bandung\"",
        ),
        note: ("Cerita petani, jarang tetapi dibagikan", "Stories of farmers, seldom but shared"),
        posts: 42,
        hours: &[9, 12, 12],
        followers: (860.0, 1.1),
        liked: 34.0,
        formats: &[Format::Image, Format::Carousel, Format::Text, Format::Link],
        tags: &["petanikopi", "kopi", "tepihutan"],
        names: &["jejakkebun.contoh"],
        asks: 12,
        emoji: 20,
        networks: 2,
    },
    Manner {
        name: "Rumah Sangrai Arunika",
        handle: "arunika.contoh",
        found: (FoundBy::Sales, "Sering disebut pembeli grosir", "Often named by wholesale buyers"),
        note: ("Banyak promo; harganya lebih rendah", "Many offers; lower prices"),
        posts: 97,
        hours: &[8, 11, 16, 16, 21],
        followers: (3_400.0, -0.8),
        liked: 9.0,
        formats: &[Format::Image, Format::Image, Format::Link, Format::Text],
        tags: &["promo", "kopi", "diskonkopi", "gratisongkir"],
        names: &["jajanbareng.contoh", "kurirkilat.contoh", "dapurtuti.contoh"],
        asks: 22,
        emoji: 85,
        networks: 1,
    },
];

const SAYS: [&[&str]; 2] = [
    &[
        "{bean} minggu ini disangrai sedikit lebih gelap.",
        "Pagi di kebun {bean}, kabutnya belum turun.",
        "Resep hari ini: {bean}, rasio satu banding lima belas.",
        "Stok {bean} tinggal sedikit, kirim sore ini.",
        "Bangku cicip kami penuh {bean} hari ini.",
        "Giling {bean} sesaat sebelum menyeduh, rasanya lain.",
    ],
    &[
        "This week's {bean} is roasted a little darker.",
        "Morning at the {bean} farm, the fog is still up.",
        "Recipe of the day: {bean}, one to fifteen.",
        "Little {bean} is left, sent out this afternoon.",
        "Our cupping table is full of {bean} today.",
        "Grind {bean} just before you brew, it tastes different.",
    ],
];

/// Sample competitor number `n` of a brand, on these networks.
pub fn rival(
    n: usize,
    (seed, brand, zone): (i64, BrandId, &str),
    networks: &[String],
    now: Timestamp,
    indonesian: bool,
) -> SampleCompetitor {
    let manner = &MANNERS[n % MANNERS.len()];
    let said = |(id, en): (&'static str, &'static str)| if indonesian { id } else { en }.to_owned();
    let mark = if indonesian { "contoh" } else { "sample" };
    let since = now - DAY * BEFORE.cast_unsigned();
    let profile = |network: &String| CompetitorProfile {
        id: ProfileId::new(now),
        network: network.clone(),
        handle: manner.handle.into(),
        name: format!("{} ({mark})", manner.name),
        url: format!("https://contoh.invalid/@{}", manner.handle),
        avatar: None,
        state: LookState::Sample,
        error: None,
        posts_since: since,
        looked_at: Some(now),
        created_at: since,
    };
    let profiles: Vec<CompetitorProfile> = networks.iter().take(manner.networks).map(profile).collect();
    let (mut posts, mut followers) = (Vec::new(), Vec::new());
    for at in 0..profiles.len() {
        let mut chance = Chance::of(seed ^ (0x5e7a + 31 * n as i64 + 7 * at as i64));
        posts.push(year(manner, at, &mut chance, zone, now, indonesian));
        followers.push(levels(manner, at, &mut chance, now));
    }
    let (by, id, en) = manner.found;
    let competitor = Competitor {
        id: CompetitorId::new(now),
        brand,
        name: format!("{} ({mark})", manner.name),
        note: said(manner.note),
        found: HowFound { by, words: said((id, en)) },
        profiles,
        created_at: since,
        updated_at: since,
        version: 1,
    };
    SampleCompetitor { competitor, posts, followers }
}

fn year(
    manner: &Manner,
    on: usize,
    chance: &mut Chance,
    zone: &str,
    now: Timestamp,
    indonesian: bool,
) -> Vec<SamplePost> {
    let Ok(zone) = zone_named(zone) else { return Vec::new() };
    let today = now.to_jiff().to_zoned(zone.clone()).date();
    let mut posts = Vec::new();
    for offset in -BEFORE..=0 {
        let day: Date = today.saturating_add(offset.days());
        if !chance.percent(manner.posts) {
            continue;
        }
        let at = day.at(*chance.one(manner.hours), chance.below(60) as i8, 0, 0);
        let Ok(at) = at.to_zoned(zone.clone()) else { continue };
        let at = Timestamp::from(at.timestamp());
        if at >= now {
            continue;
        }
        let format = *chance.one(manner.formats);
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let moving = if format == Format::Video { 1.6 } else { 1.0 };
        let liked =
            manner.liked * chance.size() * moving * if weekend { 1.3 } else { 1.0 } * [1.0, 0.6][on % 2];
        let (text, mentions) = words(manner, format, chance, indonesian);
        let post = Observed {
            remote_id: format!("sample:{}", posts.len()),
            url: None,
            text,
            mentions,
            published_at: at,
            format,
            campaign: String::new(),
            reply: chance.percent(6),
        };
        let series = [(Metric::Reactions, 1.0), (Metric::Reposts, 0.18), (Metric::Replies, 0.14)];
        let series = series.map(|(metric, share)| (metric, grown(liked * share, at, now))).to_vec();
        posts.push(SamplePost { post, series });
    }
    posts
}

/// How a number that comes to `whole` in the long run was seen to grow.
fn grown(whole: f64, born: Timestamp, now: Timestamp) -> Vec<(Timestamp, i64)> {
    let ages = LOOKS.into_iter().map(|hours| (hours, born + Duration::from_secs(hours * 3600)));
    let value = |hours: u64| (whole * (1.0 - (-(hours as f64 / 6.0).powf(0.75)).exp())).round() as i64;
    ages.filter(|(_, at)| *at < now).map(|(hours, at)| (at, value(hours))).collect()
}

fn levels(manner: &Manner, on: usize, chance: &mut Chance, now: Timestamp) -> Vec<(Timestamp, i64)> {
    let (mut count, daily) = manner.followers;
    count *= [1.0, 0.4][on % 2];
    let day = |n: i32| {
        count += daily * 2.0 * chance.part() * [1.0, 0.4][on % 2];
        (now - DAY * n.cast_unsigned(), count as i64)
    };
    (0..=BEFORE).rev().map(day).collect()
}

fn words(manner: &Manner, format: Format, chance: &mut Chance, indonesian: bool) -> (String, Vec<String>) {
    let bean = *chance.one(&["Gayo", "Toraja", "Kintamani", "Bajawa", "Mandailing", "Ciwidey"]);
    let mut text = chance.one::<&str>(SAYS[usize::from(!indonesian)]).replace("{bean}", bean);
    if chance.percent(manner.asks) {
        text.push_str(if indonesian { " Kamu tim yang mana?" } else { " Which side are you on?" });
    }
    let mut mentions = Vec::new();
    if chance.percent(18) {
        let name = *chance.one(manner.names);
        text.push_str(&format!(" {} @{name}", if indonesian { "Bersama" } else { "With" }));
        mentions.push(name.to_owned());
    }
    if format == Format::Link {
        text.push_str(" https://contoh.invalid/kopi");
    }
    if chance.percent(manner.emoji) {
        text.push_str(chance.one::<&str>(&[" ☕", " 🔥", " 🌱"]));
    }
    for tag in manner.tags {
        if chance.percent(55) {
            text.push_str(&format!(" #{tag}"));
        }
    }
    (text, mentions)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

    fn all(seed: i64) -> Vec<SampleCompetitor> {
        let networks = ["satu".to_owned(), "dua".to_owned()];
        let one = |n| rival(n, (seed, BrandId::new(NOW), "Asia/Jakarta"), &networks, NOW, true);
        (0..COUNT as usize).map(one).collect()
    }

    #[test]
    fn a_year_of_each_lies_behind_and_differs_by_manner() {
        let all = all(7);
        let posts: Vec<usize> = all.iter().map(|one| one.posts[0].len()).collect();
        assert!(posts[2] > posts[0] && posts[0] > posts[1] && posts[1] > 100, "{posts:?}");
        assert_eq!(all.iter().map(|one| one.competitor.profiles.len()).collect::<Vec<_>>(), [2, 2, 1]);
        for one in &all {
            for (posts, followers) in one.posts.iter().zip(&one.followers) {
                assert!(posts.iter().all(|post| post.post.published_at < NOW));
                assert_eq!(followers.len(), 366);
                assert!(followers.windows(2).all(|pair| pair[0].0 < pair[1].0));
            }
        }
        let named = all.iter().flat_map(|one| &one.posts[0]).filter(|post| !post.post.mentions.is_empty());
        assert!(named.count() > 50);
    }

    #[test]
    fn the_same_seed_writes_the_same() {
        let texts = |seed| {
            let posts = all(seed).into_iter().flat_map(|one| one.posts).flatten();
            posts.map(|post| (post.post, post.series)).collect::<Vec<_>>()
        };
        assert_eq!(texts(7), texts(7));
        assert_ne!(texts(7), texts(8));
    }
}
