//! When a post is meant to appear: wall-clock times in a zone, weekly slots and recurrences.
//!
//! People plan on the clock on their wall. A plan is therefore a civil time plus an IANA zone, and becomes an instant
//! only through the zone's rules. An hour that the clock skips is refused, since nobody can mean it; of an hour that
//! comes twice the first is taken.

use crate::{Problem, Timestamp};
use jiff::civil;

/// A time on the wall clock of a zone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct WallTime {
    /// Local date and time without an offset, such as `2026-12-24T09:30`.
    #[schema(value_type = String, example = "2026-12-24T09:30:00")]
    pub at: civil::DateTime,
    /// IANA zone, such as `Asia/Jakarta`.
    #[schema(example = "Asia/Jakarta")]
    pub zone: String,
}

impl WallTime {
    /// Reads a local time and a zone.
    ///
    /// # Errors
    /// `time_malformed` at `at`, `zone_unknown` at `zone`.
    pub fn parse(at: &str, zone: &str) -> Result<Self, Problem> {
        // A "Z" or an offset would contradict the zone, so it is refused rather than ignored.
        let civil = at
            .trim()
            .parse::<civil::DateTime>()
            .map_err(|_| Problem::invalid("at", "time_malformed").with("value", at))?;
        if at.contains(['Z', 'z', '+', '[']) {
            return Err(Problem::invalid("at", "time_has_offset").with("value", at));
        }
        zone_named(zone)?;
        Ok(Self { at: civil, zone: zone.to_owned() })
    }

    /// The instant at which the wall clock shows this time.
    ///
    /// # Errors
    /// `time_skipped` when the clock jumps over it (with the next time that exists), `zone_unknown`.
    pub fn instant(&self) -> Result<Timestamp, Problem> {
        let zone = zone_named(&self.zone)?;
        let ambiguous = zone.to_ambiguous_timestamp(self.at);
        if matches!(ambiguous.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
            let next = ambiguous
                .later()
                .map(|t| t.to_zoned(zone.clone()).datetime().to_string())
                .unwrap_or_default();
            return Err(Problem::invalid("at", "time_skipped")
                .with("value", self.at.to_string())
                .with("zone", self.zone.clone())
                .with("next", next));
        }
        ambiguous
            .earlier()
            .map(Timestamp::from)
            .map_err(|_| Problem::invalid("at", "time_malformed").with("value", self.at.to_string()))
    }

    /// What the wall clock of `zone` shows at `at`.
    ///
    /// # Errors
    /// `zone_unknown`.
    pub fn at_instant(at: Timestamp, zone: &str) -> Result<Self, Problem> {
        Ok(Self { at: at.to_jiff().to_zoned(zone_named(zone)?).datetime(), zone: zone.to_owned() })
    }
}

/// The zone with this IANA name.
///
/// # Errors
/// `zone_unknown` at `zone`.
pub fn zone_named(name: &str) -> Result<jiff::tz::TimeZone, Problem> {
    jiff::tz::TimeZone::get(name).map_err(|_| Problem::invalid("zone", "zone_unknown").with("zone", name))
}

/// Monday to Sunday.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// Senin
    Mon,
    /// Selasa
    Tue,
    /// Rabu
    Wed,
    /// Kamis
    Thu,
    /// Jumat
    Fri,
    /// Sabtu
    Sat,
    /// Minggu
    Sun,
}

impl From<Weekday> for civil::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Mon => Self::Monday,
            Weekday::Tue => Self::Tuesday,
            Weekday::Wed => Self::Wednesday,
            Weekday::Thu => Self::Thursday,
            Weekday::Fri => Self::Friday,
            Weekday::Sat => Self::Saturday,
            Weekday::Sun => Self::Sunday,
        }
    }
}

impl Weekday {
    fn of(date: civil::Date) -> Self {
        match date.weekday() {
            civil::Weekday::Monday => Self::Mon,
            civil::Weekday::Tuesday => Self::Tue,
            civil::Weekday::Wednesday => Self::Wed,
            civil::Weekday::Thursday => Self::Thu,
            civil::Weekday::Friday => Self::Fri,
            civil::Weekday::Saturday => Self::Sat,
            civil::Weekday::Sunday => Self::Sun,
        }
    }
}

/// A time of the week at which a profile likes to publish.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
pub struct Slot {
    /// Day of the week.
    pub day: Weekday,
    /// Time on the profile's wall clock.
    #[schema(value_type = String, example = "09:00:00")]
    pub time: civil::Time,
}

/// The first of `slots` (in `zone`) after `after` for which `taken` says no.
///
/// Slots that fall into a skipped hour are passed over on that day. Looks at most 53 weeks ahead; `None` when there is
/// no slot or none is free by then.
///
/// # Errors
/// `zone_unknown`.
pub fn next_free_slot(
    slots: &[Slot],
    zone: &str,
    after: Timestamp,
    taken: impl Fn(Timestamp) -> bool,
) -> Result<Option<WallTime>, Problem> {
    let first = WallTime::at_instant(after, zone)?.at.date();
    let mut slots = slots.to_vec();
    slots.sort_by_key(|slot| slot.time);
    let mut day = first;
    for _ in 0..=53 * 7 {
        let weekday = Weekday::of(day);
        for slot in slots.iter().filter(|slot| slot.day == weekday) {
            let wall = WallTime { at: day.to_datetime(slot.time), zone: zone.to_owned() };
            if let Ok(at) = wall.instant()
                && at > after
                && !taken(at)
            {
                return Ok(Some(wall));
            }
        }
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    Ok(None)
}

/// How a post repeats, on the wall clock.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "every", rename_all = "snake_case")]
#[schema(as = RecurrenceRule)]
pub enum Recurrence {
    /// On these days of every week.
    Week {
        /// The days; at least one.
        days: Vec<Weekday>,
    },
    /// On this day of every month; a month without that day uses its last one.
    Month {
        /// 1 to 31.
        day: i8,
    },
    /// On such a weekday of every month: its first to fourth, or its last.
    MonthWeekday {
        /// 1 to 4, or -1 for the last.
        nth: i8,
        /// The weekday.
        day: Weekday,
    },
}

impl Recurrence {
    /// Whether the rule can ever fall.
    ///
    /// # Errors
    /// `recurrence_days_missing`, `recurrence_day_out_of_range`, `recurrence_nth_out_of_range`.
    pub fn check(&self) -> Result<(), Problem> {
        match self {
            Self::Week { days } if days.is_empty() => {
                Err(Problem::invalid("days", "recurrence_days_missing"))
            }
            Self::Month { day } if !(1..=31).contains(day) => {
                Err(Problem::invalid("day", "recurrence_day_out_of_range").with("value", *day))
            }
            Self::MonthWeekday { nth, .. } if !matches!(nth, 1..=4 | -1) => {
                Err(Problem::invalid("nth", "recurrence_nth_out_of_range").with("value", *nth))
            }
            _ => Ok(()),
        }
    }

    /// The first date after `date` on which the rule falls.
    pub fn next_date(&self, date: civil::Date) -> Option<civil::Date> {
        match self {
            Self::Week { days } => {
                let mut day = date;
                for _ in 0..7 {
                    day = day.tomorrow().ok()?;
                    if days.contains(&Weekday::of(day)) {
                        return Some(day);
                    }
                }
                None
            }
            Self::Month { day } => {
                let in_month = |month: civil::Date| {
                    civil::Date::new(month.year(), month.month(), (*day).clamp(1, month.days_in_month())).ok()
                };
                let this = in_month(date.first_of_month())?;
                if this > date {
                    return Some(this);
                }
                in_month(date.last_of_month().tomorrow().ok()?)
            }
            Self::MonthWeekday { nth, day } => {
                let in_month = |month: civil::Date| month.nth_weekday_of_month(*nth, (*day).into()).ok();
                let this = in_month(date)?;
                if this > date {
                    return Some(this);
                }
                in_month(date.last_of_month().tomorrow().ok()?)
            }
        }
    }

    /// The wall time of the next occurrence after `last`, at the same time of day. Where the clock skips that hour on
    /// that day, the time moves on by the length of the gap, so that no occurrence is dropped.
    ///
    /// # Errors
    /// `zone_unknown`.
    pub fn next_after(&self, last: &WallTime) -> Result<Option<(WallTime, Timestamp)>, Problem> {
        let Some(date) = self.next_date(last.at.date()) else { return Ok(None) };
        let planned = date.to_datetime(last.at.time());
        let at = zone_named(&last.zone)?
            .to_ambiguous_timestamp(planned)
            .compatible()
            .map_err(|_| Problem::invalid("at", "time_malformed").with("value", planned.to_string()))?;
        Ok(Some((WallTime { at: planned, zone: last.zone.clone() }, at.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wall(at: &str, zone: &str) -> WallTime {
        WallTime::parse(at, zone).unwrap()
    }

    #[track_caller]
    fn check_instant(at: &str, zone: &str, expect: &str) {
        let got = match wall(at, zone).instant() {
            Ok(at) => at.to_string(),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn a_wall_time_becomes_the_instant_its_zone_says() {
        check_instant("2026-12-01T09:00", "Asia/Jakarta", "2026-12-01T02:00:00Z");
        check_instant("2026-12-01T09:00", "Asia/Makassar", "2026-12-01T01:00:00Z");
        check_instant("2026-12-01T09:00", "Asia/Jayapura", "2026-12-01T00:00:00Z");
        check_instant("2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00Z");
        check_instant("2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00:00Z");
        check_instant("2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00Z");
    }

    #[test]
    fn an_hour_that_the_clock_skips_is_refused_with_the_next_that_exists() {
        check_instant(
            "2027-03-28T02:30",
            "Europe/Berlin",
            r#"time_skipped at at {"next":"2027-03-28T03:30:00","value":"2027-03-28T02:30:00","zone":"Europe/Berlin"}"#,
        );
        check_instant(
            "2027-03-14T02:15",
            "America/New_York",
            r#"time_skipped at at {"next":"2027-03-14T03:15:00","value":"2027-03-14T02:15:00","zone":"America/New_York"}"#,
        );
    }

    #[test]
    fn of_an_hour_that_comes_twice_the_first_is_taken() {
        check_instant("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z");
        check_instant("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z");
    }

    #[test]
    fn an_offset_beside_a_zone_is_refused() {
        assert_eq!(
            WallTime::parse("2026-12-01T09:00+07:00", "Asia/Jakarta").unwrap_err().code,
            "time_has_offset"
        );
        assert_eq!(WallTime::parse("2026-12-01T09:00", "Asia/Bandung").unwrap_err().code, "zone_unknown");
        assert_eq!(WallTime::parse("besok", "Asia/Jakarta").unwrap_err().code, "time_malformed");
    }

    #[test]
    fn a_weekly_post_keeps_its_hour_on_the_wall_across_a_clock_change() {
        let rule = Recurrence::Week { days: vec![Weekday::Tue] };
        let (next, at) = rule.next_after(&wall("2026-10-20T09:00", "Europe/Berlin")).unwrap().unwrap();
        assert_eq!(
            (next.at.to_string(), at.to_string()),
            ("2026-10-27T09:00:00".into(), "2026-10-27T08:00:00Z".into())
        );
    }

    #[test]
    fn a_recurrence_in_a_skipped_hour_moves_on_and_comes_back() {
        let rule = Recurrence::Week { days: vec![Weekday::Sun] };
        let (next, at) = rule.next_after(&wall("2027-03-21T02:30", "Europe/Berlin")).unwrap().unwrap();
        assert_eq!(at.to_string(), "2027-03-28T01:30:00Z");
        let (_, after) = rule.next_after(&next).unwrap().unwrap();
        assert_eq!(after.to_string(), "2027-04-04T00:30:00Z");
    }

    #[test]
    fn the_last_friday_of_every_month_is_found_in_short_and_long_months() {
        let rule = Recurrence::MonthWeekday { nth: -1, day: Weekday::Fri };
        rule.check().unwrap();
        let mut date = civil::date(2027, 1, 29);
        let mut dates = Vec::new();
        for _ in 0..3 {
            date = rule.next_date(date).unwrap();
            dates.push(date.to_string());
        }
        assert_eq!(dates, ["2027-02-26", "2027-03-26", "2027-04-30"]);
        let fifth = Recurrence::MonthWeekday { nth: 5, day: Weekday::Fri };
        assert_eq!(fifth.check().unwrap_err().code, "recurrence_nth_out_of_range");
    }

    #[test]
    fn the_31st_of_every_month_is_the_last_day_where_there_is_none() {
        let rule = Recurrence::Month { day: 31 };
        let mut at = wall("2027-01-31T10:00", "Asia/Jakarta");
        let mut dates = Vec::new();
        for _ in 0..4 {
            at = rule.next_after(&at).unwrap().unwrap().0;
            dates.push(at.at.date().to_string());
        }
        assert_eq!(dates, ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
    }

    #[test]
    fn the_next_free_slot_passes_over_taken_ones() {
        let slots = [
            Slot { day: Weekday::Mon, time: civil::time(17, 0, 0, 0) },
            Slot { day: Weekday::Mon, time: civil::time(9, 0, 0, 0) },
        ];
        let monday_eight = wall("2026-11-23T08:00", "Asia/Jakarta").instant().unwrap();
        let nine = wall("2026-11-23T09:00", "Asia/Jakarta").instant().unwrap();
        let first = next_free_slot(&slots, "Asia/Jakarta", monday_eight, |_| false).unwrap().unwrap();
        assert_eq!(first.at.to_string(), "2026-11-23T09:00:00");
        let second = next_free_slot(&slots, "Asia/Jakarta", monday_eight, |at| at == nine).unwrap().unwrap();
        assert_eq!(second.at.to_string(), "2026-11-23T17:00:00");
        assert_eq!(next_free_slot(&[], "Asia/Jakarta", monday_eight, |_| false).unwrap(), None);
    }

    proptest! {
        #[test]
        fn an_instant_shown_on_a_wall_and_read_back_is_the_same_unless_the_hour_comes_twice(
            secs in 1_700_000_000_i64..2_000_000_000, zone in prop::sample::select(vec!["Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
        ) {
            let at = Timestamp(secs * 1_000_000);
            let back = WallTime::at_instant(at, zone).unwrap().instant().unwrap();
            prop_assert!(back == at || (back < at && at.since(back) <= std::time::Duration::from_secs(3600)));
        }

        #[test]
        fn recurrences_always_move_forward(day in 1_i8..=31, start in 0_i32..3000) {
            let date = civil::date(2026, 1, 1).checked_add(jiff::Span::new().days(start)).unwrap();
            let next = Recurrence::Month { day }.next_date(date).unwrap();
            prop_assert!(next > date);
            prop_assert!((next - date).get_days() <= 62);
        }
    }
}
