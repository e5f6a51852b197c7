//! Takes an import back.

use super::store;
use crate::{
    intake::{self, Batch, Before, Reading, Subject},
    observed, snapshots,
};
use selaras_kernel::{Actor, Change, ImportId, Kind, Metric, Problem, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One value that an import changed: the post (or profile), when it appeared, the metric, when, what was there and from whom, what
/// the import said.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Changed(Option<(Uuid, i64)>, i16, i64, Option<(i64, String)>, i64);

/// What is needed to take an import back.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Undo {
    profile: Option<ProfileId>,
    /// Posts it made known.
    new: BTreeSet<Uuid>,
    changed: Vec<Changed>,
}

impl Undo {
    pub(super) fn of(
        profile: ProfileId,
        new: BTreeSet<Uuid>,
        before: &[Before],
        readings: &[Reading],
    ) -> Self {
        let key = |subject: Subject| match subject {
            Subject::Profile => None,
            Subject::Post { id, born_at } => Some((id, born_at.as_secs())),
        };
        let said: BTreeMap<_, i64> = readings
            .iter()
            .filter_map(|one| Some(((key(one.subject), one.metric.code(), one.at.as_secs()), one.value?)))
            .collect();
        let changed = |one: &Before| {
            let (of, metric, at) = (key(one.subject), one.metric.code(), one.at.as_secs());
            // The values of posts that were not known go with them.
            if of.is_some_and(|(id, _)| new.contains(&id)) {
                return None;
            }
            let said = said.get(&(of, metric, at))?;
            Some(Changed(of, metric, at, one.was.clone(), *said))
        };
        let changed = before.iter().filter_map(changed).collect();
        Self { profile: Some(profile), new, changed }
    }

    fn subject(of: Option<(Uuid, i64)>) -> Subject {
        match of {
            Some((id, born)) => Subject::Post { id, born_at: Timestamp(born * 1_000_000) },
            None => Subject::Profile,
        }
    }
}

/// Takes an import back whole: posts it made known go with all their numbers, unless another import spoke of them since; values
/// it changed are what they were, unless they were said anew since. Returns how many values it took back.
///
/// # Errors
/// `not_found`; `forbidden`; `import_undone` when it was taken back before.
pub async fn undo(db: &Db, actor: &Actor, id: ImportId, now: Timestamp) -> Result<usize> {
    let found = store::undo_of(db, actor.workspace, id).await?;
    let found = found.filter(|(brand, ..)| actor.may(Right::NumbersRead, Some(*brand)));
    let Some((brand, undo, undone)) = found else {
        return Err(Problem::not_found("import").into());
    };
    actor.require(Right::NumbersWrite, Some(brand))?;
    if undone.is_some() {
        return Err(Problem::new(Kind::Conflict, "import_undone").into());
    }
    let undo: Undo = serde_json::from_slice(&undo.unwrap_or_default())?;
    let standing = match undo.profile {
        Some(profile) => standing(db, actor, profile, &undo).await?,
        None => Vec::new(),
    };
    let later = store::later(db, actor.workspace, brand, id).await?;
    let mut kept = BTreeSet::new();
    for bytes in later {
        let later: Undo = serde_json::from_slice(&bytes)?;
        kept.extend(later.changed.iter().filter_map(|one| one.0.map(|(id, _)| id)));
    }
    let actor = actor.clone();
    db.write(move |tx| {
        let (actor, undo, standing, kept) = (actor.clone(), undo.clone(), standing.clone(), kept.clone());
        Box::pin(async move {
            if !store::set_undone(tx, actor.workspace, id, now).await? {
                return Err(Problem::new(Kind::Conflict, "import_undone").into());
            }
            let mut count = standing.len();
            if let Some(profile) = undo.profile {
                let mut sources: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
                for Changed(of, metric, at, was, _) in &standing {
                    let Some(metric) = Metric::from_code(*metric) else { continue };
                    let (value, source) = match was {
                        Some((value, source)) => (Some(*value), source.clone()),
                        None => (None, "import:undone".to_owned()),
                    };
                    let reading =
                        Reading { subject: Undo::subject(*of), metric, at: Timestamp(at * 1_000_000), value };
                    sources.entry(source).or_default().push(reading);
                }
                let batch = |(source, readings)| Batch { profile, source, readings, facts: Vec::new() };
                let batches: Vec<Batch> = sources.into_iter().map(batch).collect();
                if !batches.is_empty() {
                    intake::take(tx, actor.workspace, &batches, false).await?;
                }
                let gone: Vec<Uuid> = undo.new.difference(&kept).copied().collect();
                count += gone.len();
                observed::forget(tx, actor.workspace, profile, &gone).await?;
            }
            store::remove_rows(tx, actor.workspace, id).await?;
            tx.tell(
                Change::by(&actor, "numbers.import_undone", id.0, now)
                    .brand(brand)
                    .to(json!({"values": count})),
            );
            Ok(count)
        })
    })
    .await
}

/// The changes that still stand as the import made them.
async fn standing(db: &Db, actor: &Actor, profile: ProfileId, undo: &Undo) -> Result<Vec<Changed>> {
    let key = |of: &Option<(Uuid, i64)>| match of {
        Some((_, born)) => {
            (profile, crate::blocks::month_of(crate::blocks::seconds(Timestamp(born * 1_000_000))))
        }
        None => (profile, crate::blocks::PROFILE_MONTH),
    };
    let keys: BTreeSet<_> = undo.changed.iter().map(|one| key(&one.0)).collect();
    let indexes = snapshots::store::indexes(db, actor.workspace, keys.iter().copied()).await?;
    let histories = snapshots::store::histories(db, actor.workspace, keys.iter().copied()).await?;
    let places: BTreeMap<_, _> = indexes.iter().map(|(key, posts)| (*key, posts.places())).collect();
    let stands = |one: &&Changed| {
        let Changed(of, metric, at, _, said) = *one;
        let id = of.map_or(profile.0, |(id, _)| id);
        let place = places.get(&key(of))?.get(&id)?;
        let post = histories.get(&key(of))?.posts.get(place)?;
        let at = crate::blocks::seconds(Timestamp(at * 1_000_000));
        let place = post.times.binary_search(&at).ok()?;
        (post.columns.get(metric)?[place] == Some(*said)).then_some(())
    };
    Ok(undo.changed.iter().filter(|one| stands(one).is_some()).cloned().collect())
}
