//! What people say of a pillar: a theme of what is posted, and its share of the whole.

use super::{Part, check::alike};
use selaras_kernel::{ItemId, Journey, Problem};
use std::collections::HashSet;

/// Most pillars of a brand: more than a few are none.
pub const PILLARS_MAX: usize = 12;
/// Most ways in which a pillar is shown.
pub const SUITS_MAX: usize = 12;
/// What the shares of a brand's pillars may come to, in percent.
const WHOLE: u32 = 100;

/// What pillars often begin from: a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PillarStart {
    /// New products and services.
    Products,
    /// What happens in the company.
    News,
    /// What is fun.
    Entertainment,
    /// Discounts and promotions.
    Promotions,
    /// What teaches: how something is done.
    Education,
    /// What customers say and show.
    Customers,
}

/// A theme of what is posted, with its share of the whole.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StrategyPillar)]
pub struct Pillar {
    /// Name: 1 to 80 characters, one of its own in the brand.
    pub name: String,
    /// What belongs to it. At most 1,000 characters.
    #[serde(default)]
    pub about: String,
    /// Its share of all posts, in percent, 0 to 100; those of a brand's pillars are at most 100 together.
    pub target: u8,
    /// The tactic that its posts are done for, where neither they nor their campaign say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tactic: Option<ItemId>,
    /// From what it began, if it came from the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_point: Option<PillarStart>,
    /// How it is best shown, where and to whom. At most 12.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suits: Vec<PillarSuit>,
}

/// How a pillar is best shown, where and to whom.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PillarSuit {
    /// As what, such as "reel" or "how-to video": 1 to 60 characters.
    pub format: String,
    /// On which network, by its short name; empty for any.
    #[serde(default)]
    pub network: String,
    /// For those at this stage; absent for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<Journey>,
    /// For whom, in words; empty for anybody. At most 60 characters.
    #[serde(default)]
    pub persona: String,
}

/// Without what nobody meant to type.
pub(super) fn tidied(one: &mut Pillar) {
    one.suits.retain(|suit| !suit.format.trim().is_empty());
    let mut texts = vec![&mut one.name, &mut one.about];
    for suit in &mut one.suits {
        texts.extend([&mut suit.format, &mut suit.network, &mut suit.persona]);
    }
    for text in texts {
        *text = text.trim().to_owned();
    }
    let mut seen = HashSet::new();
    one.suits.retain(|suit| {
        seen.insert((suit.format.to_lowercase(), suit.network.clone(), suit.journey, suit.persona.clone()))
    });
}

/// What can be said of it without knowing the others.
pub(super) fn alone(problems: &mut Vec<Problem>, one: &Pillar) {
    super::check::name(problems, "name", &one.name, 80);
    super::check::text(problems, "about", &one.about, 1_000);
    if u32::from(one.target) > WHOLE {
        problems.push(Problem::invalid("target", "pillar_target").with("limit", WHOLE));
    }
    if one.suits.len() > SUITS_MAX {
        problems.push(Problem::invalid("suits", "pillar_suits").with("limit", SUITS_MAX));
    }
    for (n, suit) in one.suits.iter().enumerate() {
        let at = |field: &str| format!("suits[{n}].{field}");
        super::check::text(problems, &at("format"), &suit.format, 60);
        super::check::text(problems, &at("persona"), &suit.persona, 60);
        super::check::text(problems, &at("network"), &suit.network, 40);
    }
}

/// What the brand's others must allow: a name of its own, and that all shares together are no more than the whole.
pub(super) fn among<'a>(
    problems: &mut Vec<Problem>,
    one: &Pillar,
    others: impl Iterator<Item = &'a Part> + Clone,
) {
    let others = others.filter_map(|part| part.item.pillar());
    if others.clone().any(|other| alike(&other.name, &one.name)) {
        problems.push(Problem::invalid("name", "pillar_name_taken"));
    }
    if others.clone().count() >= PILLARS_MAX {
        problems.push(Problem::invalid("name", "pillars_too_many").with("limit", PILLARS_MAX));
    }
    let taken: u32 = others.map(|other| u32::from(other.target)).sum();
    if taken + u32::from(one.target) > WHOLE {
        let left = WHOLE.saturating_sub(taken);
        problems.push(Problem::invalid("target", "pillar_whole").with("left", left).with("taken", taken));
    }
}
