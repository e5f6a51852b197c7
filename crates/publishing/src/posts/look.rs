//! How a content stands on each profile while it is being written: its length by each network's way of counting, and
//! everything that would keep it from being scheduled. Writes nothing.

use super::checks::{Targets, files, refused};
use crate::media;
use selaras_kernel::{Actor, BrandId, Problem, ProfileId, Result, Right, Timestamp, schedule::WallTime};
use selaras_networks::{Content, Counting, Limits, Registry, check::check, count, split};
use selaras_store::Db;

/// A content and where it shall appear.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The brand.
    pub brand: BrandId,
    /// What is said.
    pub content: Content,
    /// Where, with content of its own where it differs.
    #[serde(default)]
    pub variants: Vec<super::Variant>,
    /// Local date and time it is meant for, without an offset; absent means now.
    #[serde(default)]
    pub at: Option<String>,
    /// IANA zone of `at`; absent means the brand's.
    #[serde(default)]
    pub zone: Option<String>,
}

/// How long a part is on a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Length {
    /// Counted as the network counts.
    pub count: u32,
    /// The most it takes.
    pub max: u32,
}

/// How a content stands on one profile.
#[derive(Clone, Debug)]
pub struct Look {
    /// The profile.
    pub profile: ProfileId,
    /// One length per part.
    pub lengths: Vec<Length>,
    /// What keeps it from being scheduled; fields are those of the content.
    pub problems: Vec<Problem>,
}

/// How a content stands on each of its profiles.
///
/// # Errors
/// `brand_unknown`, `forbidden`, `profile_unknown`.
pub async fn look(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    draft: Draft,
    now: Timestamp,
) -> Result<Vec<Look>> {
    if !actor.may(Right::PostsRead, Some(draft.brand)) {
        return Err(Problem::invalid("brand", "brand_unknown").into());
    }
    actor.require(Right::PostsWrite, Some(draft.brand))?;
    let ids: Vec<_> = draft.variants.iter().map(|v| v.profile).collect();
    let targets = Targets::read(db, actor, draft.brand, &ids).await?;
    let own = draft.variants.iter().filter_map(|v| v.content.as_ref());
    let files = files(own.chain([&draft.content]));
    let known = media::known(db, actor.workspace, draft.brand, &files).await?;
    // A time that cannot be meant is told when the post is planned; here it is as good as none.
    let zone = draft.zone.as_deref().unwrap_or(&targets.brand.zone);
    let planned = draft.at.as_deref().and_then(|at| WallTime::parse(at, zone).ok()?.instant().ok());
    let at = planned.unwrap_or(now);
    let mut looks = Vec::new();
    for variant in &draft.variants {
        let profile = targets.profile(variant.profile)?;
        let content = variant.content.as_ref().unwrap_or(&draft.content);
        let problems = match networks.get(&profile.network) {
            Some(connector) => {
                let info = |id| known.get(&id).map(media::Media::info);
                let mut found = check(&**connector, content, &profile.limits, &info);
                found.extend(refused(content, &known, at, &targets.brand.zone));
                found
            }
            None => vec![Problem::invalid("", "network_unknown").with("network", profile.network.clone())],
        };
        looks.push(Look { profile: profile.id, lengths: lengths(content, &profile.limits), problems });
    }
    Ok(looks)
}

/// A text that is too long for one post, and where it shall appear.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Long {
    /// The brand.
    pub brand: BrandId,
    /// What is said.
    pub text: String,
    /// Where: each part will fit all of them.
    pub profiles: Vec<ProfileId>,
    /// A warning before it, where that counts towards the length.
    #[serde(default)]
    pub warning: Option<String>,
}

/// Most characters of a text that is to be split: beyond any thread.
const SPLIT_MAX: usize = 20_000;

/// The text as the parts of a thread, each within the limits of all profiles; none for a text without words. Writes nothing.
///
/// # Errors
/// `brand_unknown`, `forbidden`, `profile_unknown`; `profiles_missing`; `text_too_long_to_split`.
pub async fn split(db: &Db, actor: &Actor, long: Long) -> Result<Vec<String>> {
    if !actor.may(Right::PostsRead, Some(long.brand)) {
        return Err(Problem::invalid("brand", "brand_unknown").into());
    }
    actor.require(Right::PostsWrite, Some(long.brand))?;
    let length = long.text.chars().count();
    if length > SPLIT_MAX {
        let problem = Problem::invalid("text", "text_too_long_to_split");
        return Err(problem.with("limit", SPLIT_MAX).with("count", length).into());
    }
    if long.profiles.is_empty() {
        return Err(Problem::invalid("profiles", "profiles_missing").into());
    }
    let targets = Targets::read(db, actor, long.brand, &long.profiles).await?;
    let mut limits = Vec::new();
    for id in &long.profiles {
        let mut own = targets.profile(*id)?.limits.clone();
        let counting = &own.text.counting;
        let warning = long.warning.as_deref().filter(|_| own.warning && own.warning_counts);
        own.text.max = own.text.max.saturating_sub(warning.map_or(0, |w| count::count_warning(w, counting)));
        limits.push(own);
    }
    let limits: Vec<&Limits> = limits.iter().collect();
    Ok(split::split(&long.text, |text| split::fits(text, &limits)))
}

fn lengths(content: &Content, limits: &Limits) -> Vec<Length> {
    let warning = content.warning.as_deref().filter(|_| limits.warning && limits.warning_counts);
    let counting: &Counting = &limits.text.counting;
    let extra = warning.map_or(0, |w| count::count_warning(w, counting));
    let one = |text: &str| Length {
        count: count::count(text, counting).saturating_add(extra),
        max: limits.text.max,
    };
    content.parts.iter().map(|part| one(&part.text)).collect()
}
