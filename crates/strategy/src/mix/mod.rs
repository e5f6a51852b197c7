//! The content mix: how much of each pillar was meant, how much there is, and what comes next. Pure.
//!
//! # Rules
//! A post is counted once, however many profiles it goes to. A pillar is told to be off when its share is more than [`OFF_POINTS`] points
//! from what was meant, and that is at least [`OFF_POSTS`] posts; below [`FEW`] posts nothing is told, since one post more or less would
//! turn it. What comes next is the pillar that is furthest behind if one more post is counted, again and again.

#[cfg(test)]
mod tests;

use crate::items::Part;
use crate::traces::Traces;
use jiff::civil::Date;
use selaras_analytics::Format;
use selaras_kernel::{ItemId, Journey};
use selaras_publishing::posts::Purpose;
use std::collections::BTreeMap;

/// From so many points (percent of all posts) on a pillar is off.
pub const OFF_POINTS: f64 = 10.0;
/// From so many posts on a pillar is off.
pub const OFF_POSTS: f64 = 1.5;
/// Below so many posts of a time nothing is told of it.
pub const FEW: u32 = 5;
/// How many next posts are proposed.
pub const NEXT: usize = 5;

/// A time over which the mix is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MixPeriod)]
pub enum Period {
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
}

impl Period {
    /// The first and the last day of the period in which `day` lies.
    pub fn days(self, day: Date) -> (Date, Date) {
        use jiff::ToSpan;
        let month = |months: i8| {
            let back = (day.month() - 1) % months;
            let first = day.first_of_month().saturating_sub(i32::from(back).months());
            let last = first.saturating_add(i32::from(months).months()).saturating_sub(1.day());
            (first, last)
        };
        match self {
            Self::Week => {
                let first = day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days());
                (first, first.saturating_add(6.days()))
            }
            Self::Month => month(1),
            Self::Quarter => month(3),
        }
    }
}

/// A post, as far as the mix is concerned.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// What it is for.
    pub purpose: Purpose,
    /// What it is made of.
    pub format: Format,
    /// Whether it is out; otherwise it is planned.
    pub out: bool,
}

/// Posts of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct MixCount {
    /// That are out.
    pub out: u32,
    /// That are planned.
    pub planned: u32,
}

impl MixCount {
    /// All of them.
    pub fn all(self) -> u32 {
        self.out + self.planned
    }

    fn add(&mut self, piece: &Piece) {
        *(if piece.out { &mut self.out } else { &mut self.planned }) += 1;
    }
}

/// Posts of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct MixFormat {
    /// What they are made of.
    pub format: Format,
    /// How many.
    #[serde(flatten)]
    pub count: MixCount,
}

/// Posts for a stage of the buying journey.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct MixJourney {
    /// The stage; absent for what nobody said of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<Journey>,
    /// How many.
    #[serde(flatten)]
    pub count: MixCount,
    /// By what they are made of, the most first.
    pub formats: Vec<MixFormat>,
}

/// Posts for those whom a page about customers describes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct MixPersona {
    /// The page; absent for posts of which nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<ItemId>,
    /// How many; there may be none.
    #[serde(flatten)]
    pub count: MixCount,
    /// By what they are made of, the most first.
    pub formats: Vec<MixFormat>,
    /// By stage of the buying journey, in its order.
    pub journey: Vec<MixJourney>,
}

/// Which way a pillar is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MixOff)]
pub enum Off {
    /// There is much more of it than was meant.
    Over,
    /// There is much less of it than was meant.
    Under,
}

/// A pillar, and the posts that name it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct MixRow {
    /// The pillar; absent for posts without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pillar: Option<ItemId>,
    /// The share that was meant, in percent; absent for posts without a pillar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u8>,
    /// How many.
    #[serde(flatten)]
    pub count: MixCount,
    /// The share that there is, in percent; absent while there are no posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Which way it is off, if much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<Off>,
    /// By how many posts of the time it is more (above 0) or less than was meant; absent as the target is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<f64>,
    /// By what they are made of, the most first.
    pub formats: Vec<MixFormat>,
    /// By stage of the buying journey, in its order.
    pub journey: Vec<MixJourney>,
}

/// The mix of a time.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ContentMix)]
pub struct Mix {
    /// First local day.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last local day.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// All posts of the time.
    pub count: MixCount,
    /// The pillars in the order in which they were made, then what has none.
    pub rows: Vec<MixRow>,
    /// All posts by what they are made of, the most first.
    pub formats: Vec<MixFormat>,
    /// All posts by stage of the buying journey, in its order.
    pub journey: Vec<MixJourney>,
    /// All posts by whom they are for: the pages about customers in the order in which they were made, then what is for none of them.
    pub personas: Vec<MixPersona>,
    /// The pillars that the next posts should have, so that the mix becomes what was meant; empty where no pillar has a share.
    pub next: Vec<ItemId>,
}

/// The mix of these posts under these parts of a strategy.
pub fn tell(parts: &[Part], (from, to): (Date, Date), pieces: &[Piece]) -> Mix {
    let traces = Traces::of(parts);
    let all = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
    let of = |pillar: Option<ItemId>| {
        let is_of = |piece: &&Piece| traces.pillar(&piece.purpose) == pillar;
        pieces.iter().filter(is_of).collect::<Vec<_>>()
    };
    let mut rows: Vec<MixRow> = parts
        .iter()
        .filter_map(|part| Some(row(Some((part.id, part.item.pillar()?.target)), &of(Some(part.id)), all)))
        .collect();
    rows.push(row(None, &of(None), all));
    let every: Vec<&Piece> = pieces.iter().collect();
    Mix {
        from,
        to,
        count: counted(&every),
        formats: formats(&every),
        journey: journey(&every),
        personas: personas(parts, &every),
        next: next(&rows, all),
        rows,
    }
}

fn counted(pieces: &[&Piece]) -> MixCount {
    let mut count = MixCount::default();
    pieces.iter().for_each(|piece| count.add(piece));
    count
}

fn formats(pieces: &[&Piece]) -> Vec<MixFormat> {
    let mut found: BTreeMap<u8, (Format, MixCount)> = BTreeMap::new();
    for piece in pieces {
        let place = found.entry(piece.format.code()).or_insert((piece.format, MixCount::default()));
        place.1.add(piece);
    }
    let mut all: Vec<_> = found.into_values().map(|(format, count)| MixFormat { format, count }).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.count.all()));
    all
}

fn journey(pieces: &[&Piece]) -> Vec<MixJourney> {
    // What nobody said of comes last.
    let stages = Journey::ALL.into_iter().map(Some).chain([None]);
    let told = |stage| {
        let of: Vec<&Piece> = pieces.iter().copied().filter(|piece| piece.purpose.journey == stage).collect();
        MixJourney { journey: stage, count: counted(&of), formats: formats(&of) }
    };
    stages.map(told).filter(|one| one.count.all() > 0).collect()
}

fn personas(parts: &[Part], pieces: &[&Piece]) -> Vec<MixPersona> {
    let pages: Vec<ItemId> = parts.iter().filter(|part| part.item.is_persona()).map(|part| part.id).collect();
    if pages.is_empty() {
        return Vec::new();
    }
    // A page that is gone says nothing.
    let of_piece = |piece: &Piece| piece.purpose.persona.filter(|id| pages.contains(id));
    let told = |persona: Option<ItemId>| {
        let of: Vec<&Piece> = pieces.iter().copied().filter(|piece| of_piece(piece) == persona).collect();
        MixPersona { persona, count: counted(&of), formats: formats(&of), journey: journey(&of) }
    };
    pages.iter().map(|id| told(Some(*id))).chain([told(None)]).collect()
}

fn row(pillar: Option<(ItemId, u8)>, pieces: &[&Piece], all: u32) -> MixRow {
    let count = counted(pieces);
    let share = (all > 0).then(|| f64::from(count.all()) * 100.0 / f64::from(all));
    let target = pillar.map(|(_, target)| target);
    let difference = target.map(|target| f64::from(count.all()) - f64::from(target) * f64::from(all) / 100.0);
    let off = share.zip(target).zip(difference).and_then(|((share, target), posts)| {
        let points = share - f64::from(target);
        let is_off = all >= FEW && points.abs() > OFF_POINTS && posts.abs() >= OFF_POSTS;
        is_off.then_some(if points > 0.0 { Off::Over } else { Off::Under })
    });
    MixRow {
        pillar: pillar.map(|(id, _)| id),
        target,
        count,
        share,
        off,
        difference,
        formats: formats(pieces),
        journey: journey(pieces),
    }
}

/// Each time the pillar that lacks most of what was meant, counting the post that is chosen; of equals the first. Where everything has its
/// share the largest ones come first, which is what the rule gives.
fn next(rows: &[MixRow], all: u32) -> Vec<ItemId> {
    let mut there: Vec<(ItemId, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((row.pillar?, f64::from(row.target?), f64::from(row.count.all()))))
        .filter(|(_, target, _)| *target > 0.0)
        .collect();
    let mut chosen = Vec::new();
    for n in 1..=NEXT {
        let whole = f64::from(all) + n as f64;
        let lacks = |one: &(ItemId, f64, f64)| one.1 * whole / 100.0 - one.2;
        let mut most: Option<usize> = None;
        for (at, one) in there.iter().enumerate() {
            if most.is_none_or(|most| lacks(one) > lacks(&there[most]) + 1e-9) {
                most = Some(at);
            }
        }
        let Some(at) = most else { break };
        there[at].2 += 1.0;
        chosen.push(there[at].0);
    }
    chosen
}
