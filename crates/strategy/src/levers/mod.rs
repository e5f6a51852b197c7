//! What could be done for a goal's number, and what it would bring, going by what came of the brand's own posts.
//!
//! # Design
//! Nothing is promised that the brand's own numbers don't bear: a lever rests on posts that appeared in the last twelve weeks, without
//! the latest three days (which still gather) and without those that were promoted with money. Its effect is told with the range that
//! the scatter of those posts leaves. Followers and rates say nothing of the post that won them, so no lever is told for them but
//! the sign-in of a profile. The rules are pure (`rules`); here is what they are given.

mod rules;
#[cfg(test)]
mod tests;

pub(crate) use rules::missing;
pub use rules::{FEWEST_POSTS, find};

use crate::{
    items::{Goal, KeyResult, Measure, WebsiteOf},
    measures::{Nature, count_of},
    progress::Open,
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    Format, insight,
    measure::{self, Counting, Dimension, Figure, Question, Whose},
    website,
};
use selaras_insight::{Basis, Ratio, Verdict};
use selaras_kernel::{Actor, BrandId, Error, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::profiles::{self, Profile, ProfileState};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// Days over which posts are looked at.
pub const LOOKED_AT_DAYS: i32 = 84;
/// Days after which a post has gathered most of what it will.
const RIPE_DAYS: i32 = 3;

/// How much something would bring, in the unit of the goal's number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// What is to be expected.
    pub likely: f64,
    /// In four of five cases at least this, if things go as they did; absent where no single post is known.
    pub low: Option<f64>,
    /// In four of five cases at most that.
    pub high: Option<f64>,
}

/// What could be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Lever {
    /// So many more posts of a kind until the deadline, at most as many again as are usual.
    MorePosts {
        /// Where.
        profile: ProfileId,
        /// Of what they are made.
        format: Format,
        /// How many more.
        count: u32,
        /// The last so many posts of that kind, on which it rests.
        last: u32,
        /// What each of them brought, in the mean.
        each: f64,
        /// What that makes.
        effect: Effect,
    },
    /// More posts of a campaign by whose addresses people come to the website.
    MoreOfCampaign {
        /// The campaign.
        campaign: String,
        /// How many more.
        count: u32,
        /// The posts of it on which it rests.
        last: u32,
        /// What each of them brought, in the mean.
        each: f64,
        /// What that makes.
        effect: Effect,
    },
    /// Posting at another hour.
    BetterHour {
        /// Where.
        profile: ProfileId,
        /// The local hour that does best, 0 to 23.
        hour: u32,
        /// What a post at that hour gathers against the usual: a ratio, with the ends of its 90 % interval.
        ratio: [f64; 3],
        /// Posts a week that appear at other hours.
        per_week: f64,
        /// What that makes until the deadline.
        effect: Effect,
    },
    /// Fewer posts are planned for the seven days from today than are usual.
    FillWeek {
        /// How many are planned.
        planned: u32,
        /// How many are usual: the middle of the last eight weeks.
        usual: u32,
        /// What the missing ones would bring; what is foreseen counts on them.
        effect: Effect,
    },
    /// A profile must be signed in again; nothing goes out and nothing is counted until then.
    SignIn {
        /// Which.
        profile: ProfileId,
        /// What its posts brought a week.
        per_week: f64,
        /// What that makes until the deadline.
        effect: Effect,
    },
}

impl Lever {
    /// What it would bring.
    pub fn effect(&self) -> Effect {
        match self {
            Self::MorePosts { effect, .. }
            | Self::MoreOfCampaign { effect, .. }
            | Self::BetterHour { effect, .. }
            | Self::FillWeek { effect, .. }
            | Self::SignIn { effect, .. } => *effect,
        }
    }
}

/// What a number of a goal still misses, and what could be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Levers {
    /// What will likely be missing at the deadline when everything goes on as it does; absent where nothing is, or it cannot be told.
    pub missing: Option<f64>,
    /// What could be done, the largest effect first.
    pub levers: Vec<Lever>,
}

/// A post with what it brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostValue {
    /// Its profile.
    pub profile: ProfileId,
    /// What it is made of.
    pub format: Format,
    /// The local day on which it appeared.
    pub day: Date,
    /// The local hour, 0 to 23.
    pub hour: u32,
    /// What it brought.
    pub value: f64,
}

/// The posts of a campaign, and what came to the website by its addresses.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignValue {
    /// Its name.
    pub campaign: String,
    /// How many posts of it appeared.
    pub posts: u32,
    /// What came.
    pub value: f64,
}

/// What [`find`] is given of one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Today, in the brand.
    pub today: Date,
    /// Last day of the goal.
    pub deadline: Date,
    /// What will likely be missing, if anything.
    pub missing: Option<f64>,
    /// Ripe posts of the last [`LOOKED_AT_DAYS`], the latest first, none of them promoted; empty where no single post can be told.
    pub posts: Vec<PostValue>,
    /// The local days of all posts of that time.
    pub posted: Vec<Date>,
    /// Campaigns of that time, for what websites count.
    pub campaigns: Vec<CampaignValue>,
    /// Profiles whose best hour is clear: the hour, and what it does against the usual.
    pub hours: Vec<(ProfileId, u32, Ratio)>,
    /// Posts that are planned for the seven days from today; absent where nobody may know.
    pub planned: Option<u32>,
    /// Profiles that must be signed in again.
    pub signed_out: Vec<ProfileId>,
}

/// The profiles of a brand, for whoever may see their numbers: names stand beside numbers everywhere.
///
/// # Errors
/// `not_found`, `forbidden`.
pub(crate) async fn profiles_of(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Profile>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    profiles::list(db, &Actor::system(actor.workspace), Some(brand)).await
}

/// What the levers of all goals of a brand rest on, each thing read once.
pub(crate) struct Brand<'a> {
    db: &'a Db,
    actor: &'a Actor,
    brand: BrandId,
    planned: Option<u32>,
    promoted: HashSet<Uuid>,
    hours: Vec<(ProfileId, u32, Ratio)>,
    signed_out: Vec<ProfileId>,
    zones: BTreeMap<ProfileId, jiff::tz::TimeZone>,
    /// Posts by figure.
    posts: Vec<(Figure, Vec<(Uuid, PostValue)>)>,
}

impl<'a> Brand<'a> {
    /// # Errors
    /// `not_found`, `forbidden`.
    pub async fn read(
        db: &'a Db,
        actor: &'a Actor,
        brand: BrandId,
        planned: Option<u32>,
        now: Timestamp,
    ) -> Result<Self> {
        let mut histories = insight::histories(db, actor, brand, None, now).await?;
        let work = move || {
            let (mut promoted, mut hours) = (HashSet::new(), Vec::new());
            for (profile, history) in &mut histories.profiles {
                let judged = history.mark_promoted();
                let likely = judged.iter().filter(|one| one.probability >= 0.5);
                promoted.extend(likely.filter_map(|one| {
                    let at = usize::try_from(one.id).ok()?;
                    history.subjects.get(at).map(|subject| subject.id)
                }));
                let ranking = selaras_insight::best(&history.posts, Basis::Followers).hour_of_day;
                let best = ranking.options.iter().find(|one| Some(one.key) == ranking.best);
                if let (Verdict::ClearBest, Some(best)) = (ranking.verdict, best) {
                    hours.push((*profile, best.key, best.effect));
                }
            }
            (promoted, hours)
        };
        let reckoned = tokio::task::spawn_blocking(work).await;
        let (promoted, hours) = reckoned.map_err(|e| Error::fault("reckoning what posts do best", e))?;
        let mut signed_out = Vec::new();
        let mut zones = BTreeMap::new();
        for profile in profiles_of(db, actor, brand).await? {
            zones.insert(profile.id, selaras_kernel::schedule::zone_named(&profile.zone)?);
            if profile.state == ProfileState::SignInNeeded {
                signed_out.push(profile.id);
            }
        }
        Ok(Self { db, actor, brand, planned, promoted, hours, signed_out, zones, posts: Vec::new() })
    }

    /// What could be done for a goal.
    pub async fn of(&mut self, seen: &Open, today: Date) -> Result<Vec<Levers>> {
        let mut found = Vec::new();
        for (result, progress) in seen.goal.results.iter().zip(&seen.progress.results) {
            let missing = missing(result, &progress.standing, seen.goal.deadline);
            let known = self.known(&seen.goal, result, missing, today).await?;
            found.push(Levers { missing, levers: find(&known) });
        }
        Ok(found)
    }

    async fn known(
        &mut self,
        goal: &Goal,
        result: &KeyResult,
        missing: Option<f64>,
        today: Date,
    ) -> Result<Known> {
        let mut known = Known {
            today,
            deadline: goal.deadline,
            missing,
            posts: Vec::new(),
            posted: Vec::new(),
            campaigns: Vec::new(),
            hours: Vec::new(),
            planned: self.planned,
            signed_out: Vec::new(),
        };
        if missing.is_none() || result.measure.nature() != Nature::Flow {
            return Ok(known);
        }
        match &result.measure {
            Measure::Figure(of) if of.figure.of_posts() => {
                let all = self.posts_of(of.figure, today).await?;
                let ripe = today.saturating_sub(RIPE_DAYS.days());
                let ours = |one: &PostValue| of.profiles.is_empty() || of.profiles.contains(&one.profile);
                known.posted = all.iter().filter(|(_, one)| ours(one)).map(|(_, one)| one.day).collect();
                let posts: Vec<_> =
                    all.iter().filter(|(_, one)| ours(one) && one.day <= ripe).copied().collect();
                let free = posts.into_iter().filter(|(id, _)| !self.promoted.contains(id));
                known.posts = free.map(|(_, one)| one).collect();
                let takes = |profile: &ProfileId| of.profiles.is_empty() || of.profiles.contains(profile);
                if of.figure == Figure::Interactions {
                    known.hours = self.hours.iter().filter(|(one, ..)| takes(one)).copied().collect();
                }
                known.signed_out = self.signed_out.iter().filter(|one| takes(one)).copied().collect();
                if !of.profiles.is_empty() {
                    // What is planned is known of the whole brand only.
                    known.planned = None;
                }
            }
            // Of a campaign's posts on all networks nothing follows for one of them.
            Measure::Website(of) if of.network.is_empty() => {
                known.campaigns = self.campaigns(of, today).await?
            }
            _ => {}
        }
        Ok(known)
    }

    async fn posts_of(&mut self, figure: Figure, today: Date) -> Result<&[(Uuid, PostValue)]> {
        let at = match self.posts.iter().position(|(one, _)| *one == figure) {
            Some(at) => at,
            None => {
                let asked = self.question(figure, Vec::new(), today);
                let mut posts = measure::each(self.db, self.actor, &asked).await?;
                posts.sort_by_key(|post| std::cmp::Reverse((post.published_at, post.subject)));
                let told = posts.into_iter().filter_map(|post| {
                    let zone = self.zones.get(&post.profile)?;
                    let local = post.published_at.to_jiff().to_zoned(zone.clone());
                    let (day, hour) = (local.date(), u32::from(local.hour().unsigned_abs()));
                    let (profile, format, value) = (post.profile, post.format, post.value);
                    Some((post.subject, PostValue { profile, format, day, hour, value }))
                });
                self.posts.push((figure, told.collect()));
                self.posts.len() - 1
            }
        };
        Ok(self.posts.get(at).map(|(_, posts)| posts.as_slice()).unwrap_or_default())
    }

    async fn campaigns(&self, of: &WebsiteOf, today: Date) -> Result<Vec<CampaignValue>> {
        let posts = self.question(Figure::Posts, vec![Dimension::Campaign], today);
        let (from, to) = (posts.from, posts.to);
        let posted = measure::ask(self.db, self.actor, &posts).await?;
        let asked = website::Asked {
            brand: self.brand,
            from,
            to,
            by: website::By::Campaign,
            of: crate::measures::visitors(of),
        };
        let came = website::counted(self.db, self.actor, &asked).await?;
        let found = posted.rows.iter().filter_map(|row| {
            let campaign = row.keys.first().filter(|name| !name.is_empty())?;
            let came = came.iter().find(|one| one.key.eq_ignore_ascii_case(campaign))?;
            let (posts, value) = (row.value? as u32, count_of(of.count, came));
            Some(CampaignValue { campaign: campaign.clone(), posts, value })
        });
        Ok(found.collect())
    }

    fn question(&self, figure: Figure, by: Vec<Dimension>, today: Date) -> Question {
        Question {
            brand: Some(self.brand),
            profiles: Vec::new(),
            whose: Whose::Ours,
            from: today.saturating_sub(LOOKED_AT_DAYS.days()),
            to: today.saturating_sub(1.day()),
            figure,
            by,
            counting: Counting::Posts,
            recount: false,
        }
    }
}
