//! How numbers are taken in: late, repeated, corrected, taken back; blocks and roll-ups change in the same write.
//!
//! # Design
//! Readings are gathered by block. Where all of a post's readings are younger than what is known of it, they are
//! appended as a part of history and only the block's index is read: that is nearly always so. Otherwise the block's history is
//! read, changed, and written as one part. Either way the change of each day follows from the readings and their
//! neighbours, so a roll-up is never made anew. A total that is first counted days after its post appeared counts as of the day
//! on which it appeared. The same readings taken in again change nothing.

mod edit;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod zone;

pub(crate) use edit::Recount;
pub(crate) use zone::LocalDays;

use crate::blocks::{Columns, Days, PROFILE_MONTH, PostFacts, month_of, seconds};
use edit::Block;
use selaras_kernel::{BrandId, Error, Metric, Problem, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::Tx;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Tails of a block after which its history is merged.
pub(crate) const TAILS_MAX: i32 = 16;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The profile itself.
    Profile,
    /// A post, by the id of its delivery or of what was seen of it; it must always be told with the same `born_at`.
    Post {
        /// Its id.
        id: Uuid,
        /// When it appeared (UTC).
        born_at: Timestamp,
    },
}

/// A value that was counted, or is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Of what.
    pub subject: Subject,
    /// What is counted.
    pub metric: Metric,
    /// When (UTC, to the second). Of a profile's daily metric: any instant of the day at which its brand's zone is.
    pub at: Timestamp,
    /// The value; `None` takes back what was said of this instant.
    pub value: Option<i64>,
}

/// Readings of one profile from one source.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The profile; it must be measured ([`crate::profiles::measure`]).
    pub profile: ProfileId,
    /// Who counted: a network's name, or `import:` and the shape of a file.
    pub source: String,
    /// The values, in any order; of two for the same instant the later in the list holds.
    pub readings: Vec<Reading>,
    /// What is known of posts; it replaces what was known of them.
    pub facts: Vec<(Uuid, Timestamp, PostFacts)>,
}

/// What was there before a reading changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The profile.
    pub profile: ProfileId,
    /// Of what.
    pub subject: Subject,
    /// What is counted.
    pub metric: Metric,
    /// When.
    pub at: Timestamp,
    /// The value and its source; `None` when there was nothing.
    pub was: Option<(i64, String)>,
}

/// What came of taking readings in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Values for an instant of which nothing was known.
    pub added: usize,
    /// Values that replaced another.
    pub corrected: usize,
    /// Values that were known already.
    pub repeated: usize,
    /// Values that were taken back.
    pub withdrawn: usize,
    /// What was there before each change, if it was asked for: enough to undo it.
    pub before: Vec<Before>,
}

/// Takes readings in. `remember` asks for what was there before.
///
/// # Errors
/// A fault when a profile is not measured or a block is damaged; nothing is kept then.
pub async fn take(tx: &mut Tx, workspace: WorkspaceId, batches: &[Batch], remember: bool) -> Result<Taken> {
    let profiles: Vec<ProfileId> = batches.iter().map(|batch| batch.profile).collect();
    let zones = store::lock(tx, workspace, &profiles).await?;
    let mut keys: BTreeMap<(ProfileId, i32), Vec<(usize, Work)>> = BTreeMap::new();
    for (n, batch) in batches.iter().enumerate() {
        if !zones.contains_key(&batch.profile) {
            return Err(Error::fault("taking numbers in", Problem::not_found("measured_profile")));
        }
        sort_into(&mut keys, n, batch);
    }
    let mut known = store::blocks(tx, workspace, keys.keys().copied()).await?;
    let mut taken = Taken::default();
    let mut blocks = Vec::with_capacity(keys.len());
    let mut whole = Vec::new();
    for ((profile, month), work) in keys {
        let row = known.remove(&(profile, month));
        let mut block = Block::open(profile, month, row)?;
        for (n, work) in work {
            block.add(&batches[n].source, work);
        }
        if block.needs_history() {
            whole.push((profile, month));
        }
        blocks.push(block);
    }
    let mut parts = store::parts(tx, workspace, &whole).await?;
    let mut days = DayChanges::new();
    let mut locals: HashMap<&str, LocalDays> = HashMap::new();
    for block in &mut blocks {
        let zone = zones.get(&block.profile).map_or("UTC", String::as_str);
        let local = locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let parts = parts.remove(&(block.profile, block.month));
        block.settle(parts.as_deref(), local, remember, &mut taken, &mut days)?;
    }
    store::write(tx, workspace, blocks.iter().filter(|block| block.is_changed())).await?;
    roll_up(tx, workspace, days).await?;
    store::counted(tx, workspace, batches).await?;
    Ok(taken)
}

/// Takes everything about posts away: values, facts, their share in the days. What is not known is passed over.
///
/// # Errors
/// The database's.
pub async fn forget(
    tx: &mut Tx,
    workspace: WorkspaceId,
    profile: ProfileId,
    posts: &[(Uuid, Timestamp)],
) -> Result<()> {
    let zones = store::lock(tx, workspace, &[profile]).await?;
    let Some(zone) = zones.get(&profile) else { return Ok(()) };
    let mut months: BTreeMap<(ProfileId, i32), Vec<Uuid>> = BTreeMap::new();
    for (id, born) in posts {
        months.entry((profile, month_of(seconds(*born)))).or_default().push(*id);
    }
    let keys: Vec<_> = months.keys().copied().collect();
    let mut known = store::blocks(tx, workspace, keys.iter().copied()).await?;
    let mut parts = store::parts(tx, workspace, &keys).await?;
    let mut days = HashMap::new();
    let mut blocks = Vec::new();
    for ((profile, month), ids) in months {
        let Some(row) = known.remove(&(profile, month)) else { continue };
        let mut block = Block::open(profile, month, Some(row))?;
        let parts = parts.remove(&(profile, month)).unwrap_or_default();
        block.forget(&ids, &parts, &mut LocalDays::new(zone), &mut days)?;
        blocks.push(block);
    }
    store::write(tx, workspace, blocks.iter().filter(|block| block.is_changed())).await?;
    roll_up(tx, workspace, days).await
}

/// What a batch asks of a block.
#[derive(Debug)]
pub(crate) enum Work {
    Value { id: Uuid, born: u32, metric: i16, at: u32, value: Option<i64> },
    Facts { id: Uuid, born: u32, facts: PostFacts },
}

fn sort_into(keys: &mut BTreeMap<(ProfileId, i32), Vec<(usize, Work)>>, n: usize, batch: &Batch) {
    // Readings of one post mostly follow each other: the block of the last one is kept at hand.
    let mut last: Option<(u32, i32)> = None;
    let mut month = |born: u32| match last {
        Some((known, month)) if known == born => month,
        _ => {
            let month = month_of(born);
            last = Some((born, month));
            month
        }
    };
    let mut pending: Option<(store::Key, Vec<(usize, Work)>)> = None;
    for reading in &batch.readings {
        let (id, born, key) = match reading.subject {
            Subject::Profile => (batch.profile.0, 0, (batch.profile, PROFILE_MONTH)),
            Subject::Post { id, born_at } => {
                let born = seconds(born_at);
                (id, born, (batch.profile, month(born)))
            }
        };
        let (metric, at, value) = (reading.metric.code(), seconds(reading.at), reading.value);
        let work = (n, Work::Value { id, born, metric, at, value });
        match &mut pending {
            Some((open, list)) if *open == key => list.push(work),
            _ => {
                if let Some((open, mut list)) = pending.replace((key, vec![work])) {
                    keys.entry(open).or_default().append(&mut list);
                }
            }
        }
    }
    if let Some((open, mut list)) = pending {
        keys.entry(open).or_default().append(&mut list);
    }
    for (id, born_at, facts) in &batch.facts {
        let born = seconds(*born_at);
        let work = Work::Facts { id: *id, born, facts: facts.clone() };
        keys.entry((batch.profile, month(born))).or_default().push((n, work));
    }
}

/// What changes about days: by what, which metric and whose.
pub(crate) type DayChanges = HashMap<(bool, i16, ProfileId), BTreeMap<i32, (i64, i64)>>;

async fn roll_up(tx: &mut Tx, workspace: WorkspaceId, changes: DayChanges) -> Result<()> {
    let known = store::days(tx, workspace, changes.keys().copied()).await?;
    let mut rows = Vec::with_capacity(changes.len());
    for (key, changes) in changes {
        let mut days = known.get(&key).map(|bytes| Days::decode(bytes)).transpose()?.unwrap_or_default();
        for (day, (sum, snapshots)) in changes {
            days.add(day, sum, snapshots);
        }
        rows.push((key, days));
    }
    store::write_days(tx, workspace, &rows).await
}

/// Makes the days of these profiles anew from their history, in `zone`: after the brand's zone changed, or when a roll-up
/// was found to be wrong.
///
/// # Errors
/// The database's.
pub async fn rebuild(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId, zone: &str) -> Result<()> {
    let profiles = store::set_zone(tx, workspace, brand, zone).await?;
    for profile in profiles {
        let mut local = LocalDays::new(zone);
        let mut days: HashMap<(bool, i16, ProfileId), Days> = HashMap::new();
        for (month, posts, parts) in store::history(tx, workspace, profile).await? {
            let mut recount = Recount::new(profile, month, Columns::births(&posts)?);
            for part in &parts {
                recount.add(part, &mut local)?;
            }
            for (key, more) in recount.days() {
                let all = days.entry(key).or_default();
                more.into_iter().for_each(|(day, (sum, snapshots))| all.add(day, sum, snapshots));
            }
        }
        store::clear_days(tx, workspace, profile).await?;
        store::write_days(tx, workspace, &days.into_iter().collect::<Vec<_>>()).await?;
    }
    Ok(())
}
