//! How what a file tells becomes numbers: posts, their totals, the profile's days, and rows of other kinds.

use super::{
    CameTo, Import, Target,
    exports::{self, Export, PostRow},
    other_rows, shape, store, undo, would,
};
use crate::{
    blocks::Format,
    intake::{self, Batch, Reading, Subject},
    observed::{self, Observed},
    profiles::{self, Measure},
};
use jiff::tz::TimeZone;
use selaras_kernel::{Actor, ImportId, Metric, ProfileId, Result, Timestamp};
use selaras_store::Tx;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

/// The import, when its totals hold, and now.
type Times = (ImportId, Timestamp, Timestamp);

/// Takes in everything a file tells, within one write; what it came to, what takes it back, and whose numbers they are.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    import: &Import,
    export: &Export,
    (id, counted_at, now): Times,
) -> Result<(CameTo, undo::Undo, Option<ProfileId>)> {
    let workspace = actor.workspace;
    let mut came_to = would(export);
    let mut undo = undo::Undo::default();
    profiles::begin_days(tx, workspace, import.brand, &import.zone).await?;
    let profile = match &import.target {
        Target::None => None,
        Target::Profile { id, network, ours } => {
            let measure = Measure { profile: *id, network: network.clone(), ours: *ours };
            profiles::measure(tx, workspace, import.brand, &[measure]).await?;
            Some(*id)
        }
        Target::Named { network, name } => {
            let network =
                if network.is_empty() { export.network.clone().unwrap_or_default() } else { network.clone() };
            let profile = store::named(tx, workspace, import.brand, &network, name.trim(), now).await?;
            let measure = Measure { profile, network, ours: true };
            profiles::measure(tx, workspace, import.brand, &[measure]).await?;
            Some(profile)
        }
    };
    if let Some(profile) = profile {
        let zone = TimeZone::get(&import.zone).unwrap_or(TimeZone::UTC);
        let source = format!("import:{}", shape(export));
        let mut seen: Vec<Observed> = export.posts.iter().filter_map(observed_of).collect();
        seen.extend(by_days(export));
        let known = observed::observe(tx, workspace, import.brand, profile, &source, &seen, now).await?;
        let of_period = export.assumptions.iter().any(|one| one.code == "period_numbers");
        let first = export.period.map_or(jiff::civil::Date::MIN, |(first, _)| first);
        let mut readings = Vec::new();
        let mut places: HashMap<&str, (uuid::Uuid, Timestamp)> = HashMap::new();
        let rows = export.posts.iter().filter(|post| observed_of(post).is_some());
        for (row, known) in rows.zip(&known) {
            let day = row.as_of.and_then(|day| end_of(day, &zone));
            // A total holds after the post appeared, whatever the file says of the day.
            let at = day.unwrap_or(counted_at).min(counted_at).max(known.born_at + Duration::from_secs(1));
            let subject = Subject::Post { id: known.subject, born_at: known.born_at };
            // What a post gathered in the file's days is its total only if it appeared in them.
            if of_period && known.born_at.to_jiff().to_zoned(zone.clone()).date() < first {
                continue;
            }
            readings.extend(row.numbers.iter().map(|(metric, value)| Reading {
                subject,
                metric: *metric,
                at,
                value: Some(*value),
            }));
        }
        for day in &export.days {
            if let Some(at) = noon(day.date, &zone) {
                readings.push(Reading {
                    subject: Subject::Profile,
                    metric: day.metric,
                    at,
                    value: Some(day.value),
                });
            }
        }
        for (seen, known) in seen.iter().zip(&known) {
            places.insert(&seen.remote_id, (known.subject, known.born_at));
        }
        readings.extend(running_totals(export, &places, &zone));
        let facts = known.iter().map(|one| (one.subject, one.born_at, one.facts.clone())).collect();
        let batch = Batch { profile, source, readings: readings.clone(), facts };
        let taken = intake::take(tx, workspace, &[batch], true).await?;
        let new: BTreeSet<_> = known.iter().filter(|one| one.new).map(|one| one.subject).collect();
        came_to.new_posts = new.len();
        (came_to.added, came_to.corrected, came_to.repeated) = (taken.added, taken.corrected, taken.repeated);
        undo = undo::Undo::of(profile, new, &taken.before, &readings);
    }
    let mut n = 0;
    for (kind, rows) in other_rows(export) {
        store::put_rows(tx, actor, import.brand, id, kind, n, &rows).await?;
        n += i32::try_from(rows.len()).unwrap_or(i32::MAX);
    }
    Ok((came_to, undo, profile))
}

/// A row as a post that was seen; `None` when nothing tells when it appeared.
fn observed_of(row: &PostRow) -> Option<Observed> {
    let published_at = row.published_at?;
    let words = || {
        let digest = Sha256::digest(format!("{}\n{}", published_at.0, row.text));
        let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        format!("text:{hex}")
    };
    let remote_id = row.remote_id.clone().or_else(|| row.url.clone()).unwrap_or_else(words);
    Some(Observed {
        remote_id,
        url: row.url.clone(),
        text: row.text.clone(),
        mentions: Vec::new(),
        published_at,
        format: row.format.map_or(Format::Unknown, format_of),
        campaign: String::new(),
        reply: row.reply,
    })
}

/// The posts of which a file tells days, once each; those that it tells of as posts too are not here.
pub(super) fn by_days(export: &Export) -> Vec<Observed> {
    let mut told: BTreeSet<&str> = export.posts.iter().filter_map(|post| post.remote_id.as_deref()).collect();
    let mut out = Vec::new();
    for row in &export.post_days {
        if let Some(published_at) = row.published_at.filter(|_| told.insert(&row.remote_id)) {
            let (remote_id, text) = (row.remote_id.clone(), row.text.clone());
            out.push(Observed { remote_id, text, published_at, ..Observed::default() });
        }
    }
    out
}

fn format_of(format: exports::Format) -> Format {
    match format {
        exports::Format::Image => Format::Image,
        exports::Format::Video => Format::Video,
        exports::Format::Reel => Format::Reel,
        exports::Format::Carousel => Format::Carousel,
        exports::Format::Story => Format::Story,
        exports::Format::Text => Format::Text,
        exports::Format::Link => Format::Link,
        exports::Format::Poll => Format::Poll,
        exports::Format::Document => Format::Document,
        exports::Format::Other => Format::Other,
    }
}

/// What a file tells of a post day by day, as totals: only of posts that appeared within the days of the file, since what
/// came before is not known otherwise.
fn running_totals(
    export: &Export,
    places: &HashMap<&str, (uuid::Uuid, Timestamp)>,
    zone: &TimeZone,
) -> Vec<Reading> {
    let Some((first, _)) = export.period else { return Vec::new() };
    let mut days: BTreeMap<(&str, Metric), BTreeMap<jiff::civil::Date, i64>> = BTreeMap::new();
    for row in &export.post_days {
        days.entry((&row.remote_id, row.metric)).or_default().insert(row.date, row.value);
    }
    let mut readings = Vec::new();
    for ((id, metric), days) in days {
        let Some((subject, born_at)) = places.get(id) else { continue };
        if born_at.to_jiff().to_zoned(zone.clone()).date() < first {
            continue;
        }
        let mut total = 0_i64;
        for (day, value) in days {
            total = total.saturating_add(value);
            let at = end_of(day, zone).filter(|at| at > born_at);
            let subject = Subject::Post { id: *subject, born_at: *born_at };
            readings.extend(at.map(|at| Reading { subject, metric, at, value: Some(total) }));
        }
    }
    readings
}

fn noon(day: jiff::civil::Date, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_timestamp(day.at(12, 0, 0, 0)).ok().map(Timestamp::from)
}

fn end_of(day: jiff::civil::Date, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_timestamp(day.at(23, 59, 59, 0)).ok().map(Timestamp::from)
}
