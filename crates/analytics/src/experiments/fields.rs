//! What people say of an experiment, and what of it is refused.

use crate::{blocks::Format, measure::Figure};
use selaras_kernel::{Problem, ProfileId, schedule::Weekday};

/// Most profiles of an experiment.
pub const PROFILES_MAX: usize = 10;
/// Youngest and oldest age at which posts are compared, in hours: an hour to 30 days.
pub const AGE_HOURS: (u32, u32) = (1, 720);
/// Smallest and largest difference that can be looked for, in percent.
pub const WORTH_PERCENT: (u32, u32) = (5, 400);
/// Most characters of a name, and of a version's.
const NAME_MAX: usize = 100;
/// Most characters of a note.
const NOTE_MAX: usize = 2_000;

/// What the two versions of an experiment differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// What is said or shown.
    Versions,
    /// When it is published.
    Times,
    /// What it is made of.
    Formats,
    /// Otherwise.
    Other,
}

/// By what posts come into a version by themselves: all that is given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArmRule {
    /// Published on one of these weekdays, by the brand's clock; every day when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// Published from this hour on, by the brand's clock: 0 to 23. Goes with `to_hour`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_hour: Option<u8>,
    /// Published before this hour: 1 to 24. Before `from_hour` it is an hour of the next day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_hour: Option<u8>,
    /// Made of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// With this hashtag, without `#`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashtag: Option<String>,
}

/// A version of an experiment.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExperimentArm {
    /// What people call it: 1 to 100 characters.
    pub name: String,
    /// By what posts come into it by themselves; without one they are put into it by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<ArmRule>,
}

/// What is said of an experiment.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExperimentFields {
    /// What people call it: 1 to 100 characters.
    pub name: String,
    /// What is worth knowing of it. At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// What the versions differ in.
    pub compared: Compared,
    /// On which of the brand's profiles: 1 to 10. Posts of different profiles are compared by how they stand to what is usual there.
    pub profiles: Vec<ProfileId>,
    /// By which figure of a post it is judged: one that a single post has.
    pub figure: Figure,
    /// At which age posts are compared, in hours: 1 to 720. A younger post does not count yet.
    #[schema(minimum = 1, maximum = 720)]
    pub age_hours: u32,
    /// The difference that is worth finding, in percent: 50 means one version brings half as much again. 5 to 400.
    #[schema(minimum = 5, maximum = 400)]
    pub worth_percent: u32,
    /// The first version: what is usual, against which the other is told.
    pub a: ExperimentArm,
    /// The second version.
    pub b: ExperimentArm,
}

/// Whether single posts have this figure, so that versions can be judged by it.
pub fn judges(figure: Figure) -> bool {
    use Figure::*;
    matches!(
        figure,
        Interactions
            | Reactions
            | Reposts
            | Replies
            | Quotes
            | Saves
            | Clicks
            | LinkClicks
            | Views
            | Impressions
            | Reach
            | WatchSeconds
    )
}

impl ArmRule {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a post published in this hour (0 to 23) of this weekday (0 is Monday), of this format and with these hashtags fits.
    pub(super) fn fits(&self, (weekday, hour): (u8, u8), format: Format, tags: &[&str]) -> bool {
        let day = |day: Weekday| jiff::civil::Weekday::from(day).to_monday_zero_offset();
        let hours = match self.from_hour.zip(self.to_hour) {
            Some((from, to)) if from < to => (from..to).contains(&hour),
            Some((from, to)) => hour >= from || hour < to,
            None => true,
        };
        // The hours after midnight belong to the evening before.
        let over = self.from_hour.zip(self.to_hour).is_some_and(|(from, to)| from >= to && hour < to);
        let weekday = if over { (weekday + 6) % 7 } else { weekday };
        hours
            && (self.weekdays.is_empty()
                || self.weekdays.iter().any(|one| i16::from(day(*one)) == i16::from(weekday)))
            && self.format.is_none_or(|wanted| wanted == format)
            && self.hashtag.as_deref().is_none_or(|wanted| tags.contains(&wanted))
    }
}

pub(super) fn tidied(mut fields: ExperimentFields) -> ExperimentFields {
    for text in [&mut fields.name, &mut fields.note, &mut fields.a.name, &mut fields.b.name] {
        *text = text.trim().to_owned();
    }
    fields.profiles.sort();
    fields.profiles.dedup();
    for rule in [&mut fields.a.rule, &mut fields.b.rule].into_iter().flatten() {
        rule.weekdays.sort();
        rule.weekdays.dedup();
        if let Some(tag) = &mut rule.hashtag {
            *tag = tag.trim().trim_start_matches(['#', '＃']).to_lowercase();
        }
    }
    fields
}

/// What is refused whatever the brand's profiles are.
pub(super) fn check(fields: &ExperimentFields) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let long = |text: &str, most: usize| text.chars().count() > most;
    if fields.name.is_empty() || long(&fields.name, NAME_MAX) {
        problems.push(Problem::invalid("name", "experiment_name").with("limit", NAME_MAX));
    }
    if long(&fields.note, NOTE_MAX) {
        problems.push(Problem::invalid("note", "experiment_note").with("limit", NOTE_MAX));
    }
    if fields.profiles.is_empty() || fields.profiles.len() > PROFILES_MAX {
        problems.push(Problem::invalid("profiles", "experiment_profiles").with("limit", PROFILES_MAX));
    }
    if !judges(fields.figure) {
        problems.push(Problem::invalid("figure", "experiment_figure"));
    }
    for (field, value, (least, most)) in
        [("age_hours", fields.age_hours, AGE_HOURS), ("worth_percent", fields.worth_percent, WORTH_PERCENT)]
    {
        if !(least..=most).contains(&value) {
            problems
                .push(Problem::invalid(field, "number_out_of_range").with("least", least).with("most", most));
        }
    }
    for (field, arm) in [("a", &fields.a), ("b", &fields.b)] {
        if arm.name.is_empty() || long(&arm.name, NAME_MAX) {
            problems.push(Problem::invalid(field, "experiment_name").with("limit", NAME_MAX));
        }
        problems.extend(arm.rule.as_ref().and_then(|rule| unfit(field, rule)));
    }
    if fields.a.name.to_lowercase() == fields.b.name.to_lowercase() {
        problems.push(Problem::invalid("b", "experiment_arms_same"));
    }
    if fields.a.rule.is_some() && fields.a.rule == fields.b.rule {
        problems.push(Problem::invalid("b", "experiment_rules_same"));
    }
    Problem::all(problems)
}

fn unfit(field: &'static str, rule: &ArmRule) -> Option<Problem> {
    let hours = match (rule.from_hour, rule.to_hour) {
        (None, None) => true,
        (Some(from), Some(to)) => from < 24 && (1..=24).contains(&to) && from != to,
        _ => false,
    };
    if !hours {
        return Some(Problem::invalid(field, "experiment_hours"));
    }
    let tag =
        rule.hashtag.as_ref().is_none_or(|tag| crate::labels::hashtags(&format!("#{tag}")) == [tag.as_str()]);
    if !tag {
        return Some(Problem::invalid(field, "experiment_hashtag"));
    }
    rule.is_empty().then(|| Problem::invalid(field, "experiment_rule_empty"))
}
