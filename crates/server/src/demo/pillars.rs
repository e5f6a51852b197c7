//! Answers: which themes does the sample roaster post about, how much of each is meant, and to which does a post belong?

use super::texts::Topic;
use selaras_kernel::{BrandId, ItemId, Journey};
use selaras_publishing::posts::Purpose;
use selaras_strategy::items::{Pillar, PillarStart, PillarSuit};
use uuid::Uuid;

/// The themes, in the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Theme {
    Coffees,
    Brewing,
    Growers,
    Cafe,
    Offers,
}

impl Theme {
    const ALL: [Self; 5] = [Self::Coffees, Self::Brewing, Self::Growers, Self::Cafe, Self::Offers];

    /// Posts are written before the strategy is, so a theme's id follows from the brand's.
    fn id(self, brand: BrandId) -> ItemId {
        ItemId(Uuid::from_u128(brand.0.as_u128() ^ (self as u128 + 1)))
    }
}

/// The page about those who brew at home, for whom some posts are: it is written after them.
pub fn home_brewers(brand: BrandId) -> ItemId {
    ItemId(Uuid::from_u128(brand.0.as_u128() ^ 0x100))
}

/// What a post about this is for.
pub fn purpose(brand: BrandId, topic: Option<Topic>) -> Purpose {
    let (theme, journey) = match topic {
        Some(Topic::Roast) => (Theme::Coffees, Journey::Consideration),
        Some(Topic::Brew) => (Theme::Brewing, Journey::Consideration),
        Some(Topic::Farmer | Topic::Harvest) => (Theme::Growers, Journey::Awareness),
        Some(Topic::Cafe) => (Theme::Cafe, Journey::Loyalty),
        Some(Topic::Question) => (Theme::Cafe, Journey::Awareness),
        Some(Topic::Eleven) => (Theme::Offers, Journey::Purchase),
        // What the season brings belongs to none, as it often is.
        Some(Topic::Ramadan | Topic::Lebaran | Topic::Merdeka) | None => return Purpose::default(),
    };
    let brewers = matches!(theme, Theme::Coffees | Theme::Brewing).then(|| home_brewers(brand));
    Purpose { pillar: Some(theme.id(brand)), journey: Some(journey), persona: brewers, tactic: None }
}

/// The pillars with their ids; the growers' posts are done for the tactic `stories`.
pub fn pillars(brand: BrandId, stories: Option<ItemId>, indonesian: bool) -> Vec<(ItemId, Pillar)> {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let suit = |network: &str, format: String, journey| PillarSuit {
        format,
        network: network.into(),
        journey: Some(journey),
        persona: String::new(),
    };
    let pillar = |theme: Theme| match theme {
        Theme::Coffees => Pillar {
            name: say("Kopi baru dari sangrai", "New coffees from the roaster"),
            about: say(
                "Apa yang keluar dari mesin sangrai: biji, catatan rasa, tanggal sangrai.",
                "What comes out of the roaster: beans, tasting notes, dates.",
            ),
            target: 30,
            starting_point: Some(PillarStart::Products),
            suits: vec![suit("instagram", say("carousel", "carousel"), Journey::Consideration)],
            tactic: None,
        },
        Theme::Brewing => Pillar {
            name: say("Belajar menyeduh", "Learning to brew"),
            about: say("Cara menyeduh, langkah demi langkah.", "How to brew, step by step."),
            target: 25,
            starting_point: Some(PillarStart::Education),
            suits: vec![suit("youtube", say("video cara menyeduh", "how-to video"), Journey::Consideration)],
            tactic: None,
        },
        Theme::Growers => Pillar {
            name: say("Petani di balik kopi", "The growers behind the coffee"),
            about: say(
                "Siapa yang menanam, dan bagaimana panennya.",
                "Who grows it, and how the harvest goes.",
            ),
            target: 20,
            starting_point: None,
            suits: vec![suit("", say("cerita bersambung", "story in parts"), Journey::Awareness)],
            tactic: stories,
        },
        Theme::Cafe => Pillar {
            name: say("Kedai dan obrolan", "Café and chat"),
            about: say("Suasana kedai, pertanyaan, polling.", "The mood of the café, questions, polls."),
            target: 15,
            starting_point: Some(PillarStart::Entertainment),
            suits: vec![suit("", say("polling", "poll"), Journey::Awareness)],
            tactic: None,
        },
        Theme::Offers => Pillar {
            name: say("Penawaran", "Offers"),
            about: say(
                "Diskon dan paket, hanya di toko sendiri.",
                "Discounts and bundles, in our own shop only.",
            ),
            target: 10,
            starting_point: Some(PillarStart::Promotions),
            suits: vec![suit(
                "instagram",
                say("foto dengan label belanja", "photo with product tags"),
                Journey::Purchase,
            )],
            tactic: None,
        },
    };
    Theme::ALL.into_iter().map(|theme| (theme.id(brand), pillar(theme))).collect()
}
