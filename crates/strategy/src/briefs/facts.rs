//! What a brief is made from.

use crate::{
    items::{Goal, KeyResult},
    levers::Levers,
    measures::{Nature, Readings, over},
    progress::{self, Course, Progress},
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::Format;
use selaras_insight::{Cause, Ratio};
use selaras_kernel::{ItemId, PostId, ProfileId};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Weeks before the last that say what is usual.
pub const USUAL_WEEKS: i32 = 4;

/// All that a brief is made from. Whole weeks run from Monday to Sunday.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Today, for the reader.
    pub today: Date,
    /// Monday of the last whole week.
    pub week: Date,
    /// The open goals.
    pub goals: Vec<GoalFacts>,
    /// What moved the interactions of all profiles, where that may be named.
    pub why: Option<Why>,
    /// Handles of the profiles.
    pub handles: BTreeMap<ProfileId, String>,
    /// What is due of the KPIs.
    pub due: Vec<DueCheck>,
    /// What else waits for people.
    pub waiting: Waiting,
}

/// A goal, and how it went.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalFacts {
    /// The goal.
    pub id: ItemId,
    /// What people say of it.
    pub goal: Goal,
    /// How far it is.
    pub progress: Progress,
    /// Its course a week before, by what was known then.
    pub before: Option<Course>,
    /// What its last week brought, one for each key result.
    pub weeks: Vec<Option<Week>>,
    /// The post of the last week that gathered most for its first key result.
    pub best: Option<BestPost>,
    /// What could be done, one for each key result.
    pub levers: Vec<Levers>,
}

/// What a week brought to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// A flow's sum, the change of a level, a rate.
    pub value: f64,
    /// The mean of the four weeks before; absent where not all of them are known.
    pub usual: Option<f64>,
}

/// A post that gathered most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestPost {
    /// Under which id its numbers lie.
    pub subject: Uuid,
    /// Which of our posts it is, where that is known.
    pub post: Option<PostId>,
    /// Its profile.
    pub profile: ProfileId,
    /// What it is made of.
    pub format: Format,
    /// The local day on which it appeared.
    pub day: Date,
    /// What it gathered until now.
    pub value: f64,
}

/// Why the interactions of some weeks differ from those of as many before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Why {
    /// First days and days after the last: before from and to, after from and to.
    pub weeks: [Date; 4],
    /// A typical week after against before.
    pub total: Ratio,
    /// The cause, and what it alone did; absent where none may be named.
    pub cause: Option<(Cause, Ratio)>,
}

/// A check of a KPI that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct DueCheck {
    /// The KPI.
    pub id: ItemId,
    /// Its name.
    pub name: String,
    /// Since when.
    pub day: Date,
    /// Whether it is a review.
    pub review: bool,
}

/// What waits for people beside the goals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    /// Posts that wait for approval.
    pub posts: u32,
    /// Posts that failed in the last seven days.
    pub failed: u32,
    /// Posts that are planned for the seven days from today; absent where the reader may not know.
    pub planned: Option<u32>,
    /// Profiles that must be signed in again.
    pub signed_out: Vec<ProfileId>,
}

/// The Monday of the last whole week before a day.
pub fn last_week(today: Date) -> Date {
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    today.saturating_sub((since_monday + 7).days())
}

/// What the week that begins on `monday` brought to a number; `None` where it is not known to its end.
pub fn week(readings: &Readings, monday: Date) -> Option<Week> {
    let value = week_alone(readings, monday)?;
    let before: Option<Vec<f64>> = (1..=USUAL_WEEKS)
        .map(|back| week_alone(readings, monday.saturating_sub(i64::from(7 * back).days())))
        .collect();
    let usual = before.map(|weeks| weeks.iter().sum::<f64>() / f64::from(USUAL_WEEKS));
    Some(Week { value, usual })
}

fn week_alone(readings: &Readings, monday: Date) -> Option<f64> {
    let sunday = monday.saturating_add(6.days());
    match readings.nature {
        // What is known later than a week's end is known to its end; what is known since later than its beginning is not.
        Nature::Flow => {
            let first = readings.days.keys().next()?;
            let last = readings.days.keys().next_back()?;
            (*first <= monday && *last >= sunday)
                .then(|| readings.between(monday, sunday).map(|(_, value)| value).sum())
        }
        Nature::Level => {
            let at = |end: Date| over(readings, end.saturating_sub(6.days()), end);
            Some(at(sunday)? - at(monday.saturating_sub(1.day()))?)
        }
        Nature::Rate => readings.days.get(&sunday).copied(),
    }
}

/// The course of a goal a week before, by what was known then.
pub fn course_before(id: ItemId, goal: &Goal, readings: &[Readings], today: Date) -> Option<Course> {
    let then = today.saturating_sub(7.days());
    if then < goal.start {
        return None;
    }
    let known = |readings: &Readings| {
        let last = readings.between(goal.start, today).next_back().map(|(day, _)| day);
        let until = last.map_or(then, |last| last.saturating_sub(7.days()));
        let days = readings.days.range(..=until).map(|(day, value)| (*day, *value)).collect();
        Readings { days, ..readings.clone() }
    };
    let readings: Vec<_> = readings.iter().map(known).collect();
    Some(progress::judge(id, goal, &readings, then, false).course)
}

impl GoalFacts {
    /// The key result that decides: of SMART the only one, of OKR the weakest of those that can be told.
    pub fn deciding(&self) -> Option<(usize, &KeyResult)> {
        let known = |at: &usize| {
            let course = self.progress.results.get(*at).map(|one| one.standing.course);
            course.is_some_and(|course| course != Course::CannotTell)
        };
        let all = 0..self.goal.results.len();
        let weakest = all.clone().filter(known).min_by(|a, b| {
            let score = |at: &usize| {
                self.progress.results.get(*at).and_then(|one| one.standing.expected.or(one.standing.score))
            };
            score(a).unwrap_or(0.0).total_cmp(&score(b).unwrap_or(0.0))
        });
        let at = weakest.or_else(|| all.into_iter().next())?;
        Some((at, self.goal.results.get(at)?))
    }
}
