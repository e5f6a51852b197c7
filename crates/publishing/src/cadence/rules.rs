//! How a plan is held against a target: counting, judging, and finding a time that would fill a gap. Pure.

use super::{Per, Target};
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
use selaras_kernel::{
    Problem, Timestamp,
    schedule::{Slot, Weekday, next_free_slot},
};

/// Hours at which something is proposed to a profile without a free weekly slot of its own.
const HOURS: [i8; 5] = [9, 12, 15, 18, 20];

/// What a period comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PaceVerdict)]
pub enum Verdict {
    /// Nothing is planned.
    Silent,
    /// Something is planned, but less than the target.
    Short,
    /// As many as the target, or a little more.
    Met,
    /// More than the multiple of the target that is allowed.
    TooMany,
}

impl Verdict {
    /// What `planned` posts come to.
    pub(super) fn of(target: &Target, planned: i32) -> Self {
        if planned > target.posts.saturating_mul(target.multiple) {
            Self::TooMany
        } else if planned >= target.posts {
            Self::Met
        } else if planned > 0 {
            Self::Short
        } else {
            Self::Silent
        }
    }
}

/// A day or a week of one profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Period {
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// How many posts are planned or out.
    pub planned: i32,
    /// What that comes to.
    pub verdict: Verdict,
    /// A time at which one more would fit (UTC); absent where none is wanted or no time is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub propose: Option<Timestamp>,
}

/// What is planned for one profile.
pub(super) struct Plan<'a> {
    pub target: Target,
    /// In the order of time.
    pub times: Vec<Timestamp>,
    /// Of the brand, on whose wall the periods lie.
    pub zone: &'a TimeZone,
    pub slots: &'a [Slot],
    pub slots_zone: &'a str,
}

pub(super) fn after(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

/// The instant at which a day begins.
pub(super) fn begin(date: Date, zone: &TimeZone) -> Timestamp {
    let zoned = date.to_zoned(zone.clone());
    zoned.map_or(Timestamp(i64::MAX), |zoned| zoned.timestamp().into())
}

fn week_of(date: Date, start: Weekday) -> Date {
    let back = date.weekday().since(start.into());
    date.checked_sub(jiff::Span::new().days(back)).unwrap_or(date)
}

fn on(date: Date, days: i32) -> Date {
    date.checked_add(jiff::Span::new().days(days)).unwrap_or(date)
}

/// The range widened to whole weeks, since a week is counted as a whole.
pub(super) fn bounds(from: Date, to: Date, start: Weekday) -> (Date, Date) {
    (week_of(from, start), on(week_of(to, start), 6))
}

impl Plan<'_> {
    /// Every period that touches `from` to `to` (both included).
    ///
    /// # Errors
    /// `zone_unknown` for the zone of the slots.
    pub fn periods(
        &self,
        (from, to): (Date, Date),
        start: Weekday,
        now: Timestamp,
    ) -> Result<Vec<Period>, Problem> {
        let (mut first, days) = match self.target.per {
            Per::Day => (from, 1),
            Per::Week => (week_of(from, start), 7),
        };
        let mut found = Vec::new();
        while first <= to {
            let next = on(first, days);
            let span = (begin(first, self.zone), begin(next, self.zone));
            let planned = self.times.iter().filter(|at| (span.0..span.1).contains(at)).count();
            let planned = i32::try_from(planned).unwrap_or(i32::MAX);
            let verdict = Verdict::of(&self.target, planned);
            let wanted = matches!(verdict, Verdict::Silent | Verdict::Short) && span.1 > now;
            let propose = if wanted { self.propose((first, next), span, now)? } else { None };
            found.push(Period { from: first, to: on(first, days - 1), planned, verdict, propose });
            if next <= first {
                break;
            }
            first = next;
        }
        Ok(found)
    }

    /// Posts that come sooner after the one before than they should.
    pub fn close(&self) -> Vec<Timestamp> {
        let apart = self.apart();
        self.times.windows(2).filter(|pair| pair[1].0 - pair[0].0 < apart).map(|pair| pair[1]).collect()
    }

    /// In microseconds.
    fn apart(&self) -> i64 {
        i64::from(self.target.apart) * 60_000_000
    }

    fn is_free(&self, at: Timestamp) -> bool {
        let apart = self.apart().max(60_000_000);
        self.times.iter().all(|taken| (taken.0 - at.0).abs() >= apart)
    }

    /// The profile's next free weekly slot within the period; without one, a usual hour on the emptiest day.
    fn propose(
        &self,
        (first, next): (Date, Date),
        (begins, ends): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Problem> {
        if !self.slots.is_empty() {
            let from = now.max(Timestamp(begins.0 - 1));
            let slot =
                next_free_slot(self.slots, self.slots_zone, from, |at| at < ends && !self.is_free(at))?;
            if let Some(at) = slot.and_then(|wall| wall.instant().ok()).filter(|at| *at < ends) {
                return Ok(Some(at));
            }
        }
        let mut best: Option<(usize, Timestamp)> = None;
        let mut day = first;
        while day < next {
            let span = (begin(day, self.zone), begin(after(day), self.zone));
            let busy = self.times.iter().filter(|at| (span.0..span.1).contains(at)).count();
            let hour = HOURS.into_iter().find_map(|hour| {
                let wall = day.to_datetime(Time::constant(hour, 0, 0, 0));
                let at: Timestamp = self.zone.to_ambiguous_timestamp(wall).compatible().ok()?.into();
                (at > now && (span.0..span.1).contains(&at) && self.is_free(at)).then_some(at)
            });
            if let Some(at) = hour
                && best.is_none_or(|(least, _)| busy < least)
            {
                best = Some((busy, at));
            }
            day = after(day);
        }
        Ok(best.map(|(_, at)| at))
    }
}
