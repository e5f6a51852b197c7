//! The local day of an instant, fast: offsets are looked up once per stretch between two changes of the clock.

use crate::blocks::instant;
use jiff::tz::TimeZone;

/// Days in a zone.
pub(crate) struct LocalDays {
    zone: TimeZone,
    /// The stretch looked up last, in seconds since 2000, with its offset from UTC in seconds.
    from: i64,
    to: i64,
    offset: i64,
}

/// Days from 1970-01-01 to 2000-01-01.
const EPOCH_DAY: i64 = 10_957;

impl LocalDays {
    /// An unknown zone counts as UTC.
    pub(crate) fn new(zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Self { zone, from: 0, to: 0, offset: 0 }
    }

    /// Seconds since 2000-01-01T00:00 by the local clock.
    #[inline]
    pub(crate) fn wall(&mut self, at: u32) -> i64 {
        let at = i64::from(at);
        if !(self.from..self.to).contains(&at) {
            self.look_up(at);
        }
        at + self.offset
    }

    /// Days since 1970-01-01 by the local calendar.
    #[inline]
    pub(crate) fn day(&mut self, at: u32) -> i32 {
        (self.wall(at).div_euclid(86_400) + EPOCH_DAY) as i32
    }

    /// The weekday (Monday is 0) and the hour by the local clock.
    #[inline]
    pub(crate) fn weekday_and_hour(&mut self, at: u32) -> (u8, u8) {
        let wall = self.wall(at);
        // 2000-01-01 was a Saturday.
        let weekday = (wall.div_euclid(86_400) + 5).rem_euclid(7);
        (weekday as u8, (wall.rem_euclid(86_400) / 3600) as u8)
    }

    #[cold]
    fn look_up(&mut self, at: i64) {
        let stamp = instant(u32::try_from(at.max(0)).unwrap_or(u32::MAX)).to_jiff();
        let epoch = instant(0).to_jiff().as_second();
        self.offset = i64::from(self.zone.to_offset(stamp).seconds());
        // `preceding` is exclusive: a change at this very second begins the stretch.
        let next_second = stamp.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(stamp);
        let before = self.zone.preceding(next_second).next().map(|t| t.timestamp().as_second() - epoch);
        let after = self.zone.following(stamp).next().map(|t| t.timestamp().as_second() - epoch);
        self.from = before.unwrap_or(i64::MIN);
        self.to = after.unwrap_or(i64::MAX);
    }
}
