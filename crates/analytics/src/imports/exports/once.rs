//! That a plain table tells everything once.

use super::export::{DayRow, Export, PostRow, Rejected};
use super::{metric_code, reading::shorten};
use std::collections::{BTreeSet, HashMap};

impl Export {
    /// Rejects every second value of a day's metric, and every second row of a post: as `duplicate_row` where it tells the same
    /// as the first, as `conflicting_row` where it tells something else. The first in the file holds. With `apart` rows that
    /// name different networks or accounts are of different profiles: so it is as long as nobody has chosen one.
    pub fn once(&mut self, apart: bool) {
        let whose = |network: &Option<String>, account: &Option<String>| {
            apart.then(|| (network.clone(), account.clone()))
        };
        let mut held: HashMap<_, i64> = HashMap::new();
        let mut second: Vec<(DayRow, &str)> = Vec::new();
        self.days.retain(|row| {
            let key = (whose(&row.network, &row.account), row.date, row.metric);
            let first = held.get(&key).map(|value| reason(*value == row.value));
            match first {
                Some(reason) => second.push((row.clone(), reason)),
                None => drop(held.insert(key, row.value)),
            }
            first.is_none()
        });
        self.reject_days(second);
        let mut held: HashMap<_, Vec<_>> = HashMap::new();
        let mut second: Vec<(PostRow, &str)> = Vec::new();
        self.posts.retain(|row| {
            let id = row.remote_id.clone().or_else(|| row.url.clone());
            let words = id.is_none().then(|| (row.published_at.map(|at| at.0), row.text.clone()));
            let key = (whose(&row.network, &row.author), id, words);
            let first = held.get(&key).map(|numbers| reason(*numbers == row.numbers));
            match first {
                Some(reason) => second.push((row.clone(), reason)),
                None => drop(held.insert(key, row.numbers.clone())),
            }
            first.is_none()
        });
        self.rejected.extend(second.into_iter().map(|(row, reason)| Rejected {
            line: row.line,
            sheet: row.sheet,
            column: None,
            value: shorten(&row.remote_id.or(row.url).unwrap_or(row.text)),
            reason: reason.to_owned(),
            whole_row: true,
        }));
    }

    /// A row of which nothing is left is lost whole, of another the single number.
    fn reject_days(&mut self, second: Vec<(DayRow, &str)>) {
        let left: BTreeSet<(Option<String>, u64)> =
            self.days.iter().map(|row| (row.sheet.clone(), row.line)).collect();
        let mut told: BTreeSet<(Option<String>, u64)> = BTreeSet::new();
        // One line for a whole row: that of what contradicts, if anything does.
        let mut second = second;
        second.sort_by_key(|(row, reason)| (row.sheet.clone(), row.line, *reason != CONFLICT));
        for (row, reason) in second {
            let place = (row.sheet.clone(), row.line);
            let whole_row = !left.contains(&place);
            if whole_row && !told.insert(place) {
                continue;
            }
            self.rejected.push(Rejected {
                line: row.line,
                sheet: row.sheet,
                column: (!whole_row || reason == CONFLICT).then(|| metric_code(row.metric).to_owned()),
                value: if reason == CONFLICT { row.value.to_string() } else { row.date.to_string() },
                reason: reason.to_owned(),
                whole_row,
            });
        }
    }
}

const CONFLICT: &str = "conflicting_row";

fn reason(same: bool) -> &'static str {
    if same { "duplicate_row" } else { CONFLICT }
}
