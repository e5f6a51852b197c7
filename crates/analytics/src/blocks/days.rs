//! What came per local day, of one metric of one profile.

use super::{Damaged, Reader, put, put_signed};

/// One day on which something was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// Local day: days since 1970-01-01 in the brand's zone.
    pub day: i32,
    /// What came, all posts together.
    pub sum: i64,
    /// From how many snapshots. A day without any is not here: nothing is known of it.
    pub snapshots: i64,
}

/// The days on which something was counted, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days(Vec<Day>);

impl Days {
    /// Adds to a day, or takes away; a day without snapshots is let go of.
    pub(crate) fn add(&mut self, day: i32, sum: i64, snapshots: i64) {
        // What arrives is nearly always of the last days.
        let at = match self.0.last() {
            Some(last) if last.day < day => self.0.len(),
            Some(last) if last.day == day => self.0.len() - 1,
            _ => self.0.partition_point(|one| one.day < day),
        };
        match self.0.get_mut(at) {
            Some(one) if one.day == day => {
                one.sum += sum;
                one.snapshots += snapshots;
                if one.snapshots == 0 {
                    self.0.remove(at);
                }
            }
            _ if snapshots != 0 => self.0.insert(at, Day { day, sum, snapshots }),
            _ => {}
        }
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Day> + '_ {
        self.0.iter().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Runs of days that follow each other, then the sums, then the counts.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(16 + 3 * self.0.len());
        put(&mut out, self.0.len() as u64);
        let mut runs: Vec<(i32, u64)> = Vec::new();
        for one in &self.0 {
            match runs.last_mut() {
                Some((first, length)) if i64::from(*first) + *length as i64 == i64::from(one.day) => {
                    *length += 1
                }
                _ => runs.push((one.day, 1)),
            }
        }
        put(&mut out, runs.len() as u64);
        let mut end = 0_i64;
        for (first, length) in runs {
            put_signed(&mut out, i64::from(first) - end);
            put(&mut out, length);
            end = i64::from(first) + length as i64;
        }
        self.0.iter().for_each(|one| put_signed(&mut out, one.sum));
        self.0.iter().for_each(|one| put_signed(&mut out, one.snapshots));
        out
    }

    /// # Errors
    /// When the bytes are none of ours.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut days = Self::default();
        days.read(bytes)?;
        Ok(days)
    }

    /// Takes the place of what was there, in the same room.
    ///
    /// # Errors
    /// As [`Days::decode`].
    pub(crate) fn read(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        let days = &mut self.0;
        days.clear();
        let (mut sums, length) = Self::runs(bytes, |day| days.push(Day { day, sum: 0, snapshots: 0 }))?;
        if length != days.len() {
            return Err(sums.damaged());
        }
        for one in days.iter_mut() {
            one.sum = sums.signed()?;
        }
        for one in days.iter_mut() {
            one.snapshots = sums.signed()?;
        }
        Ok(())
    }

    /// Those from one day to another, both with it.
    pub(crate) fn within(&self, from: i32, to: i32) -> &[Day] {
        let first = self.0.partition_point(|one| one.day < from);
        let end = self.0.partition_point(|one| one.day <= to);
        &self.0[first..end.max(first)]
    }

    /// Gives each day; returns a reader that stands at the first sum, and how many days there are.
    fn runs(bytes: &[u8], mut each: impl FnMut(i32)) -> Result<(Reader<'_>, usize), Damaged> {
        let mut reader = Reader::new(bytes);
        let length = reader.count()?;
        let runs = reader.count()?;
        let (mut end, mut seen) = (0_i64, 0_i64);
        for _ in 0..runs {
            let first = end + reader.signed()?;
            let run = i64::from(reader.get32()?);
            seen += run;
            end = first + run;
            if seen > length as i64 || i32::try_from(first).is_err() || i32::try_from(end).is_err() {
                return Err(reader.damaged());
            }
            (first..end).for_each(|day| each(day as i32));
        }
        if seen == length as i64 { Ok((reader, length)) } else { Err(reader.damaged()) }
    }
}
