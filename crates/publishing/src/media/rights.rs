//! Under what terms a file may be used, and from which day until which. Days are those of the brand's zone.

use selaras_kernel::{Problem, Result, Timestamp, schedule::WallTime};

/// Longest text about a file's rights, in characters.
const TEXT_MAX: usize = 2_000;

/// The terms of a file.
#[derive(
    Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, sqlx::FromRow, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields, default)]
pub struct Rights {
    /// Kind of licence, in one's own words.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// Who is to be named.
    pub credit: String,
    /// Whose it is.
    pub owner: String,
    /// What else is to be known.
    pub notes: String,
    /// First day on which it may be shown, such as `2026-12-24`; absent for no such day.
    pub usable_from: Option<String>,
    /// First day on which it may be shown no more; absent for no such day.
    pub expires_on: Option<String>,
}

impl Rights {
    /// As they are kept: trimmed, with days that exist and in their order.
    ///
    /// # Errors
    /// `name_too_long`, `control_characters`, `media_date_malformed`, `media_dates_backwards`.
    pub(super) fn checked(self) -> Result<Self, Problem> {
        let mut problems = Vec::new();
        let mut text = |field: &str, text: &str| {
            let text = text.trim();
            let count = text.chars().count();
            if count > TEXT_MAX {
                problems.push(
                    Problem::invalid(format!("rights.{field}"), "name_too_long")
                        .with("limit", TEXT_MAX)
                        .with("count", count),
                );
            }
            if text.chars().any(|c| c.is_control() && c != '\n') {
                problems.push(Problem::invalid(format!("rights.{field}"), "control_characters"));
            }
            text.to_owned()
        };
        let mut kept = Self {
            licence: text("licence", &self.licence),
            source: text("source", &self.source),
            credit: text("credit", &self.credit),
            owner: text("owner", &self.owner),
            notes: text("notes", &self.notes.replace("\r\n", "\n")),
            usable_from: None,
            expires_on: None,
        };
        let mut day = |field: &str, day: Option<String>| {
            let day = day.filter(|day| !day.trim().is_empty())?;
            match day.trim().parse::<jiff::civil::Date>() {
                // Years of four digits, so that days compare as text.
                Ok(date) if (1..=9999).contains(&date.year()) => Some(date.to_string()),
                _ => {
                    let problem = Problem::invalid(format!("rights.{field}"), "media_date_malformed");
                    problems.push(problem.with("value", day));
                    None
                }
            }
        };
        kept.usable_from = day("usable_from", self.usable_from);
        kept.expires_on = day("expires_on", self.expires_on);
        if let (Some(from), Some(until)) = (&kept.usable_from, &kept.expires_on)
            && from >= until
        {
            problems.push(
                Problem::invalid("rights.expires_on", "media_dates_backwards")
                    .with("from", from.clone())
                    .with("until", until.clone()),
            );
        }
        Problem::all(problems)?;
        Ok(kept)
    }

    /// Whether the file called `name` may be shown at `at`, by the calendar of `zone`.
    ///
    /// # Errors
    /// `media_expired`, `media_not_yet`: naming the file and the day.
    pub(crate) fn allow(&self, name: &str, at: Timestamp, zone: &str) -> Result<(), Problem> {
        if self.usable_from.is_none() && self.expires_on.is_none() {
            return Ok(());
        }
        let day = WallTime::at_instant(at, zone)?.at.date().to_string();
        let refused = |code: &str, date: &str| {
            Problem::invalid("", code).with("name", name).with("date", date).with("planned", day.clone())
        };
        match (&self.usable_from, &self.expires_on) {
            (_, Some(until)) if day >= *until => Err(refused("media_expired", until)),
            (Some(from), _) if day < *from => Err(refused("media_not_yet", from)),
            _ => Ok(()),
        }
    }
}
