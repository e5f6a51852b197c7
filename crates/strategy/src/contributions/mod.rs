//! What a goal's number comes from: by tactic, pillar, campaign and network, each thing counted once; and which posts brought most of it.
//!
//! # Design
//! A post is done for one tactic at most (`traces`), a tactic for one goal, and a post has one pillar, one campaign and one network at most.
//! So every post stands in one row, and the rows together are the whole. Two rules, told with the answer: of what posts bring, the posts of
//! the goal's days with all that came of them; of what a website counts, the campaign and the post of the address that people came by (the
//! last touch). Followers say nothing of the post that won them, so they are told by network only.
//!
//! First it is read what came, then in one query what the posts behind it are for: no query for each row, none over all posts there are.

#[cfg(test)]
mod tests;

use crate::{
    items::{self, Goal, KeyResult, Measure},
    measures::Nature,
    traces::{Seen, Trace, Traces},
};
use jiff::civil::Date;
use selaras_analytics::{
    labels::hashtags,
    measure::{self, Counting, Dimension, Figure, Question, Whose},
    website,
};
use selaras_kernel::{Actor, BrandId, ItemId, Problem, Result, Timestamp};
use selaras_publishing::posts::{self, Purpose, Which};
use selaras_store::Db;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Most single posts that are told of a number.
pub const POSTS_MAX: usize = 20;

/// By which rule it is told where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ContributionRule)]
pub enum Rule {
    /// All that came of the posts that appeared in the goal's days.
    PostsOfTheTime,
    /// What websites counted, by the campaign and the network of the address by which people came last.
    LastTouch,
    /// Followers won less followers lost, by network: no post can be told.
    ByNetwork,
    /// Rates and what is told by hand come from everything together.
    NotTold,
}

/// A part of a number.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ContributionPart)]
pub struct Contributed {
    /// The tactic for which it was done; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tactic: Option<ItemId>,
    /// The goal of that tactic: this one, or another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<ItemId>,
    /// The pillar of the posts; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pillar: Option<ItemId>,
    /// The campaign; empty for none.
    pub campaign: String,
    /// The network; empty where it is not known.
    pub network: String,
    /// How much.
    pub value: f64,
}

/// What a single post brought.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ContributedPost {
    /// Under which id its numbers lie: our delivery's, our post's, or that of what was seen of it.
    pub subject: Uuid,
    /// Where it stands among the parts.
    #[serde(flatten)]
    pub part: Contributed,
}

/// What a number of a goal comes from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Contribution {
    /// The key result.
    pub result: Uuid,
    /// By which rule.
    pub rule: Rule,
    /// The parts, the largest first; together they are the total.
    pub parts: Vec<Contributed>,
    /// The posts that brought most of it, the most first: at most 20. Empty where no post can be told.
    pub posts: Vec<ContributedPost>,
    /// The whole, by the same rule; absent when nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
}

/// What the numbers of a goal come from.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn tell(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<Vec<Contribution>> {
    let part = items::get(db, actor, id).await?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = crate::progress::today(db, actor, part.brand, now).await?;
    let mut found = Vec::new();
    for result in &goal.results {
        found.push((result, come(db, actor, part.brand, goal, result, today).await?));
    }
    let subjects =
        found.iter().flat_map(|(_, came)| came.rows.iter().filter_map(|row| row.subject)).collect();
    let marks = Marks::read(db, actor, part.brand, subjects).await?;
    Ok(found.into_iter().map(|(result, came)| marks.told(result, came)).collect())
}

/// What posts are for.
struct Marks {
    traces: Traces,
    /// By delivery and by post: the campaign of the post, what it is for, and what rules look at.
    posts: HashMap<Uuid, (String, Purpose, Vec<Seen>)>,
}

impl Marks {
    async fn read(db: &Db, actor: &Actor, brand: BrandId, subjects: BTreeSet<Uuid>) -> Result<Self> {
        let traces = Traces::of(&items::list(db, actor, brand).await?);
        let mut posts = HashMap::new();
        let which = if traces.looks() { Which::All } else { Which::Naming };
        for one in posts::purposed(db, actor.workspace, brand, subjects, which).await? {
            let seen = Seen { profile: one.profile, hashtags: hashtags(&one.text) };
            let of_post =
                posts.entry(one.post.0).or_insert_with(|| (one.campaign.clone(), one.purpose, Vec::new()));
            of_post.2.push(seen.clone());
            posts.insert(one.delivery.0, (one.campaign, one.purpose, vec![seen]));
        }
        Ok(Self { traces, posts })
    }

    /// Where it belongs. An address that names no campaign is of that of the post it names.
    fn part(&self, row: Row) -> Contributed {
        let marked = row.subject.and_then(|id| self.posts.get(&id));
        let campaign = match marked {
            Some((of_post, ..)) if row.campaign.is_empty() => of_post.clone(),
            _ => row.campaign,
        };
        let purpose = marked.map(|(_, purpose, _)| *purpose).unwrap_or_default();
        // A post that was not made here has what was seen of it.
        let seen = marked.map_or(&row.seen, |(.., seen)| seen);
        let trace: Option<Trace> = self.traces.trace(&campaign, &purpose, seen);
        Contributed {
            tactic: trace.map(|one| one.tactic),
            goal: trace.map(|one| one.goal),
            pillar: self.traces.pillar(&purpose),
            campaign,
            network: row.network,
            value: row.value,
        }
    }

    fn told(&self, result: &KeyResult, came: Came) -> Contribution {
        let mut all = Gathered::default();
        for row in came.rows {
            all.add(row.subject, self.part(row));
        }
        all.told(result, came.rule, came.total)
    }
}

/// Parts that are gathered row by row, and the posts that bring most.
#[derive(Default)]
struct Gathered {
    rows: BTreeMap<(Option<ItemId>, Option<ItemId>, String, String), Contributed>,
    posts: BTreeMap<Uuid, Contributed>,
}

impl Gathered {
    fn add(&mut self, subject: Option<Uuid>, part: Contributed) {
        let key = (part.tactic, part.pillar, part.campaign.clone(), part.network.clone());
        if let Some(subject) = subject {
            let post =
                self.posts.entry(subject).or_insert_with(|| Contributed { value: 0.0, ..part.clone() });
            post.value += part.value;
        }
        let row = self.rows.entry(key).or_insert_with(|| Contributed { value: 0.0, ..part.clone() });
        row.value += part.value;
    }

    fn told(self, result: &KeyResult, rule: Rule, total: Option<f64>) -> Contribution {
        let mut parts: Vec<Contributed> = self.rows.into_values().filter(|one| one.value != 0.0).collect();
        parts.sort_by(|a, b| {
            let key = |one: &Contributed| (one.campaign.clone(), one.network.clone(), one.tactic, one.pillar);
            b.value.total_cmp(&a.value).then_with(|| key(a).cmp(&key(b)))
        });
        let told = |(subject, part)| ContributedPost { subject, part };
        let mut posts: Vec<ContributedPost> = self.posts.into_iter().map(told).collect();
        posts.retain(|one| one.part.value > 0.0);
        posts.sort_by(|a, b| b.part.value.total_cmp(&a.part.value).then_with(|| a.subject.cmp(&b.subject)));
        posts.truncate(POSTS_MAX);
        Contribution { result: result.id, rule, parts, posts, total }
    }
}

/// Something that came: of a post, or of none.
struct Row {
    /// Under which id the post's numbers lie.
    subject: Option<Uuid>,
    campaign: String,
    network: String,
    /// What rules look at, where it is known.
    seen: Vec<Seen>,
    value: f64,
}

/// All that came.
struct Came {
    rule: Rule,
    rows: Vec<Row>,
    total: Option<f64>,
}

async fn come(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    goal: &Goal,
    result: &KeyResult,
    today: Date,
) -> Result<Came> {
    let none = Came { rule: Rule::NotTold, rows: Vec::new(), total: None };
    let (from, to) = (goal.start, goal.deadline.min(today));
    if from > to {
        return Ok(none);
    }
    match &result.measure {
        Measure::Website(of) => {
            let of_goal = crate::measures::visitors(of);
            let asked = website::Asked { brand, from, to, by: website::By::Campaign, of: of_goal };
            let touches = website::touches(db, actor, &asked).await?;
            let row = |touch: website::Touch| Row {
                subject: touch.post.parse().ok(),
                value: crate::measures::count_of(of.count, &touch.counts),
                campaign: touch.campaign,
                network: touch.network,
                seen: Vec::new(),
            };
            let rows: Vec<Row> = touches.into_iter().map(row).collect();
            let total = rows.iter().map(|row| row.value).sum();
            Ok(Came { rule: Rule::LastTouch, rows, total: Some(total) })
        }
        Measure::Figure(of) => {
            let question = Question {
                brand: Some(brand),
                profiles: of.profiles.clone(),
                whose: Whose::Ours,
                from,
                to,
                figure: of.figure,
                by: Vec::new(),
                counting: Counting::Happened,
                recount: false,
            };
            match (result.measure.nature(), of.figure) {
                (_, Figure::Followers | Figure::FollowersGained) => {
                    let by = vec![Dimension::Network];
                    let question = Question { figure: Figure::FollowersGained, by, ..question };
                    let found = measure::ask(db, actor, &question).await?;
                    let row = |row: measure::Row| {
                        let (network, value) = (row.keys.into_iter().next()?, row.value?);
                        let (campaign, seen) = (String::new(), Vec::new());
                        Some(Row { subject: None, campaign, network, seen, value })
                    };
                    let rows = found.rows.into_iter().filter_map(row).collect();
                    Ok(Came { rule: Rule::ByNetwork, rows, total: found.total })
                }
                (Nature::Flow, figure) if figure != Figure::ProfileVisits => {
                    let posts = measure::each(db, actor, &question).await?;
                    let row = |post: measure::EachPost| Row {
                        subject: Some(post.subject),
                        campaign: post.campaign,
                        network: post.network,
                        seen: vec![Seen { profile: post.profile, hashtags: post.hashtags }],
                        value: post.value,
                    };
                    let rows: Vec<Row> = posts.into_iter().map(row).collect();
                    let total = (!rows.is_empty()).then(|| rows.iter().map(|row| row.value).sum());
                    Ok(Came { rule: Rule::PostsOfTheTime, rows, total })
                }
                _ => Ok(none),
            }
        }
        Measure::ByHand(_) => Ok(none),
    }
}
