//! How it went: figures over time, and of posts by what they are. Everything is read from roll-ups and indexes, never from
//! history, so that a page costs what it shows.

mod each;
mod figures;
mod over_time;
mod posts;
mod proof;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod top;
mod values;

pub use each::{EachPost, each};
pub use figures::{Figure, Unit};
pub(crate) use figures::{PARTS, interactions};
pub(crate) use over_time::Followers;
pub(crate) use posts::months;
pub use proof::{Proof, prove};
pub use top::{Top, TopPost, top};
pub(crate) use values::Values;

use selaras_kernel::{Actor, BrandId, Problem, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;

/// Longest time a question may span, in days (ten years).
pub const DAYS_MAX: i32 = 3_660;
/// Most dimensions of a cut.
pub const CUTS_MAX: usize = 3;
/// Most rows of an answer.
pub const ROWS_MAX: usize = 20_000;

/// Whose numbers.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Our own profiles'.
    #[default]
    Ours,
    /// Those of competitors.
    Others,
    /// Both.
    All,
}

/// By what an answer is told apart.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Local day.
    Day,
    /// Local week, told by its Monday.
    Week,
    /// Local month.
    Month,
    /// Profile.
    Profile,
    /// Brand.
    Brand,
    /// Network.
    Network,
    /// What a post is made of.
    Format,
    /// Campaign; a post without one counts under "none".
    Campaign,
    /// Hashtag; a post counts under each of its own.
    Hashtag,
    /// Local weekday on which a post appeared, Monday first.
    Weekday,
    /// Local hour at which a post appeared.
    Hour,
    /// Length of the text.
    Length,
    /// Whether the post answers somebody.
    Reply,
}

/// What one value of an answer counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// What happened in the time, to whichever posts.
    #[default]
    Happened,
    /// All that came of the posts that appeared in the time, until now.
    Posts,
}

/// A question.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The brand; absent for all brands in which the actor may see numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<BrandId>,
    /// Only these profiles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<ProfileId>,
    /// Whose.
    #[serde(default)]
    pub whose: Whose,
    /// First local day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub from: jiff::civil::Date,
    /// Last local day, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub to: jiff::civil::Date,
    /// What is measured.
    pub figure: Figure,
    /// By what, at most three; empty for one value.
    #[serde(default)]
    pub by: Vec<Dimension>,
    /// What happened, or what came of the posts of the time.
    #[serde(default)]
    pub counting: Counting,
    /// Whether to count anew from every snapshot instead of reading the roll-ups: slower, and the same.
    #[serde(default)]
    pub recount: bool,
}

/// One value of an answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = MeasureRow)]
pub struct Row {
    /// One key per dimension: a date, an id, a name, a number.
    pub keys: Vec<String>,
    /// The value, in the figure's unit; absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Posts (or, over time, snapshots) it rests on.
    pub of: u64,
}

/// What a question came to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Found {
    /// The unit of all values.
    pub unit: Unit,
    /// The values, by keys.
    pub rows: Vec<Row>,
    /// The value of everything together; absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
    /// Posts (or snapshots) the total rests on.
    pub of: u64,
    /// Profiles asked about.
    pub profiles: usize,
    /// Profiles among them of which nothing is known for this.
    pub silent: usize,
    /// When anything of these profiles was last counted (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// Whether rows were left out because there are too many.
    pub cut_off: bool,
}

/// Local days since 1970 of a date.
pub(crate) fn day_of(date: jiff::civil::Date) -> i32 {
    jiff::civil::date(1970, 1, 1).until(date).map_or(0, |span| span.get_days())
}

/// The date of a local day since 1970.
pub(crate) fn date_of(day: i32) -> jiff::civil::Date {
    jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day)))
}

/// The Monday of a day's week.
pub(crate) fn monday(day: i32) -> i32 {
    // 1970-01-01 was a Thursday.
    day - (day + 3).rem_euclid(7)
}

/// Answers a question.
///
/// # Errors
/// `forbidden`; `range_backwards`, `range_too_long`, `cuts_too_many`, `cut_unfit` for a dimension that the figure or the
/// way of counting does not have.
pub async fn ask(db: &Db, actor: &Actor, question: &Question) -> Result<Found> {
    check(actor, question)?;
    let profiles = store::profiles(db, actor, question).await?;
    if of_posts(question) {
        posts::cut(db, actor, question, &profiles).await
    } else {
        over_time::tell(db, actor, question, &profiles).await
    }
}

/// Whether it is told of the posts of the time: what a profile has, and a share of everybody's, only happens in it.
fn of_posts(question: &Question) -> bool {
    let figure = question.figure;
    question.counting == Counting::Posts && !figure.of_profile() && figure != Figure::ShareOfVoice
}

pub(crate) fn check(actor: &Actor, question: &Question) -> Result<()> {
    match question.brand {
        Some(brand) => crate::allow(actor, Right::NumbersRead, brand)?,
        None if !actor.may_somewhere(Right::NumbersRead) => {
            return Err(selaras_kernel::actor::forbidden(Right::NumbersRead).into());
        }
        None => {}
    }
    let mut problems = Vec::new();
    let (from, to) = (day_of(question.from), day_of(question.to));
    if from > to {
        problems.push(Problem::invalid("to", "range_backwards"));
    } else if to - from >= DAYS_MAX {
        problems.push(Problem::invalid("to", "range_too_long").with("limit", DAYS_MAX));
    }
    if question.by.len() > CUTS_MAX {
        problems.push(Problem::invalid("by", "cuts_too_many").with("limit", CUTS_MAX));
    }
    let of_posts = of_posts(question);
    for (n, dimension) in question.by.iter().enumerate() {
        let over_time = matches!(
            dimension,
            Dimension::Day
                | Dimension::Week
                | Dimension::Month
                | Dimension::Profile
                | Dimension::Brand
                | Dimension::Network
        );
        if !(of_posts || over_time) || question.by[..n].contains(dimension) {
            problems.push(
                Problem::invalid(format!("by[{n}]"), "cut_unfit")
                    .with("value", format!("{dimension:?}").to_lowercase()),
            );
        }
    }
    Ok(Problem::all(problems)?)
}
