//! What a post must be before it may be scheduled: its shape, its brand and profiles, and each network's own rules.

use super::{Post, compose::Variant};
use crate::media;
use selaras_kernel::{Actor, BrandId, Kind, MediaId, Problem, ProfileId, Result, Timestamp};
use selaras_networks::{Content, Registry, check::check};
use selaras_store::Db;
use selaras_workspaces::{
    brands::{self, Brand},
    profiles::{self, Profile},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Most profiles one post may go to.
const PROFILES_MAX: usize = 50;
/// Everything the checks need to know of a brand's profiles.
pub(crate) struct Targets {
    pub brand: Brand,
    profiles: Arc<[Profile]>,
}

impl Targets {
    pub(crate) async fn read(db: &Db, actor: &Actor, brand: BrandId, ids: &[ProfileId]) -> Result<Self> {
        let brand = brands::get(db, actor, brand).await.map_err(|e| in_field(e, "brand"))?;
        let profiles = profiles::some(db, actor, brand.id, ids).await?;
        let missing: Vec<_> = ids
            .iter()
            .enumerate()
            .filter(|(_, id)| !profiles.iter().any(|p| p.id == **id))
            .map(|(at, id)| {
                Problem::invalid(format!("variants[{at}].profile"), "profile_unknown")
                    .with("profile", id.to_string())
            })
            .collect();
        Problem::all(missing)?;
        Ok(Self { brand, profiles })
    }

    /// The networks of the profiles.
    pub(super) fn networks(&self) -> HashSet<&str> {
        self.profiles.iter().map(|p| p.network.as_str()).collect()
    }

    /// The profile that a delivery goes to; `read` made sure that it is there.
    pub(super) fn profile(&self, id: ProfileId) -> Result<&Profile> {
        Ok(self.profiles.iter().find(|p| p.id == id).ok_or_else(|| Problem::not_found("profile"))?)
    }
}

fn in_field(error: selaras_kernel::Error, field: &str) -> selaras_kernel::Error {
    match error {
        selaras_kernel::Error::Problem(problem) if problem.kind == Kind::NotFound => {
            Problem::invalid(field, "brand_unknown").into()
        }
        other => other,
    }
}

/// Problems of the post that no network needs to be asked about.
pub(super) fn check_shape(post: &Post, variants: &[Variant]) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let mut text = |field: &str, value: &str, max: usize| {
        let count = value.chars().count();
        if count > max {
            problems.push(Problem::invalid(field, "name_too_long").with("limit", max).with("count", count));
        }
        if value.chars().any(char::is_control) {
            problems.push(Problem::invalid(field, "control_characters"));
        }
    };
    text("title", &post.title, 200);
    text("campaign", &post.campaign, 100);
    if post.content.parts.is_empty() {
        problems.push(Problem::invalid("content.parts", "parts_missing"));
    }
    if variants.len() > PROFILES_MAX {
        problems.push(
            Problem::invalid("variants", "profiles_too_many")
                .with("limit", PROFILES_MAX)
                .with("count", variants.len()),
        );
    }
    for (at, variant) in variants.iter().enumerate() {
        if variants[..at].iter().any(|earlier| earlier.profile == variant.profile) {
            problems.push(Problem::invalid(format!("variants[{at}].profile"), "profile_twice"));
        }
        if variant.content.as_ref().is_some_and(|content| content.parts.is_empty()) {
            problems.push(Problem::invalid(format!("variants[{at}].content.parts"), "parts_missing"));
        }
    }
    // The database cannot hold NUL in text, and no network takes it.
    let nul = |content: &Content| serde_json::to_string(content).is_ok_and(|text| text.contains("\\u0000"));
    if nul(&post.content) || variants.iter().filter_map(|v| v.content.as_ref()).any(nul) {
        problems.push(Problem::invalid("content", "control_characters"));
    }
    Problem::all(problems)
}

/// All problems of what the post says on each of its profiles, by each network's own rules.
pub(crate) async fn check_contents(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    targets: &Targets,
    post: &Post,
) -> Result<()> {
    let own = post.deliveries.iter().filter_map(|d| d.content.as_ref());
    let known = media::known(db, actor.workspace, post.brand, &files(own.chain([&post.content]))).await?;
    let mut problems = Vec::new();
    for (at, delivery) in post.deliveries.iter().enumerate() {
        let profile = targets.profile(delivery.profile)?;
        let Some(connector) = networks.get(&profile.network) else {
            problems.push(
                Problem::invalid(format!("variants[{at}].profile"), "network_unknown")
                    .with("network", profile.network.clone()),
            );
            continue;
        };
        let (content, prefix) = match &delivery.content {
            Some(own) => (own, format!("variants[{at}].content")),
            None => (&post.content, "content".to_owned()),
        };
        let mut found =
            check(&**connector, content, &profile.limits, &|id| known.get(&id).map(media::Media::info));
        if let Some(due) = delivery.due_at {
            found.extend(refused(content, &known, due, &targets.brand.zone));
        }
        problems.extend(found.into_iter().map(|p| p.under(&prefix).with("profile", profile.handle.clone())));
    }
    Ok(Problem::all(problems)?)
}

/// The files of a content that may not be shown at `at`.
pub(super) fn refused(
    content: &Content,
    known: &HashMap<MediaId, media::Media>,
    at: Timestamp,
    zone: &str,
) -> Vec<Problem> {
    let mut shown = Vec::new();
    for (index, part) in content.parts.iter().enumerate() {
        let files = part.media.iter().enumerate();
        shown.extend(files.map(|(nth, file)| (format!("parts[{index}].media[{nth}]"), file.media)));
        let image = part.card.as_ref().and_then(|card| card.image);
        shown.extend(image.map(|image| (format!("parts[{index}].card.image"), image)));
    }
    let problem = |(field, id): (String, MediaId)| {
        let file = known.get(&id)?;
        Some(file.rights.allow(&file.name, at, zone).err()?.at(field))
    };
    shown.into_iter().filter_map(problem).collect()
}

/// The files that these contents show, each once.
pub(crate) fn files<'a>(contents: impl Iterator<Item = &'a Content>) -> Vec<MediaId> {
    let mut ids: Vec<_> = contents
        .flat_map(|content| {
            let cards = content.parts.iter().filter_map(|part| part.card.as_ref()?.image);
            content.attachments().map(|attachment| attachment.media).chain(cards)
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}
