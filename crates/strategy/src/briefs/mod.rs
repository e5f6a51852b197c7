//! The weekly brief: each goal with its course, its forecast and what moved it; the three actions with the largest expected effect; what needs
//! a decision.
//!
//! # Design
//! `gather` reads what is known (`Facts`); `rules` and `actions` make sentences of it, each by a rule with the facts that it tells; whoever
//! knows languages puts words to them. A cause is named only where the numbers bear it (`cause`). An issue is kept as it was sent, one
//! for each reader, brand and week, in the write that puts the mail into the queue; so a crash neither loses nor repeats one.

mod actions;
mod cause;
mod due;
mod facts;
mod gather;
mod rules;
mod sentence;
mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod truths;

pub use actions::{ACTIONS, Action, options};
pub use cause::named;
pub use due::{DueBrief, HOUR, due, of_actor};
pub use facts::{BestPost, DueCheck, Facts, GoalFacts, Waiting, Week, Why};
pub use gather::gather;
pub use sentence::{Fact, Link, Sentence};

use crate::progress::Course;
use jiff::civil::Date;
use selaras_kernel::{
    Actor, BrandId, BriefId, Change, ItemId, PersonId, Problem, Result, Right, Timestamp, WorkspaceId,
};
use selaras_store::{Db, Tx};
use serde_json::json;

/// Most issues that are listed.
const LISTED_MAX: i64 = 120;

/// A brief.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Brief {
    /// The local day in the brand on which it was written.
    #[schema(value_type = String, format = "date")]
    pub day: Date,
    /// Monday of the last whole week that it tells of.
    #[schema(value_type = String, format = "date")]
    pub week: Date,
    /// How many goals there are, and how they fare.
    pub headline: Sentence,
    /// The open goals, those off course first.
    pub goals: Vec<GoalSaid>,
    /// What to do: at most three.
    pub actions: Vec<Action>,
    /// What needs a decision.
    pub decisions: Vec<Sentence>,
}

/// What is said of a goal.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = BriefGoal)]
pub struct GoalSaid {
    /// The goal.
    pub goal: ItemId,
    /// What it was called.
    pub title: String,
    /// Whether it was the focus.
    pub focus: bool,
    /// How it fared.
    pub course: Course,
    /// What is said of it.
    pub sentences: Vec<Sentence>,
}

/// A brief as a reader got it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = BriefIssue)]
pub struct Issue {
    /// Its id.
    pub id: BriefId,
    /// The brand.
    pub brand: BrandId,
    /// Who got it.
    pub person: PersonId,
    /// The reader's Monday.
    #[schema(value_type = String, format = "date")]
    pub week: Date,
    /// When it was written (UTC).
    pub written_at: Timestamp,
    /// Whether it went out by mail as well.
    pub mailed: bool,
    /// What it says.
    pub brief: Brief,
}

/// An issue in a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = BriefLine)]
pub struct IssueLine {
    /// Its id.
    pub id: BriefId,
    /// The reader's Monday.
    #[schema(value_type = String, format = "date")]
    pub week: Date,
    /// When it was written (UTC).
    pub written_at: Timestamp,
    /// Whether it went out by mail as well.
    pub mailed: bool,
}

/// Makes a brief of what is known; its sentences have no words yet. Pure.
pub fn write(facts: &Facts) -> Brief {
    let mut goals: Vec<_> = facts.goals.iter().collect();
    goals.sort_by_key(|one| (!one.goal.focus, one.progress.course));
    let said = |one: &&GoalFacts| GoalSaid {
        goal: one.id,
        title: one.goal.title.clone(),
        focus: one.goal.focus,
        course: one.progress.course,
        sentences: rules::goal(facts, one),
    };
    Brief {
        day: facts.today,
        week: facts.week,
        headline: rules::headline(facts),
        goals: goals.iter().map(said).collect(),
        actions: actions::actions(facts),
        decisions: rules::decisions(facts),
    }
}

impl Brief {
    /// All its sentences, from top to bottom.
    pub fn sentences(&mut self) -> impl Iterator<Item = &mut Sentence> {
        std::iter::once(&mut self.headline)
            .chain(self.goals.iter_mut().flat_map(|goal| goal.sentences.iter_mut()))
            .chain(self.actions.iter_mut().flat_map(Action::sentences))
            .chain(self.decisions.iter_mut())
    }

    /// Puts words to its sentences.
    pub fn say(&mut self, say: impl Fn(&mut Sentence)) {
        self.sentences().for_each(say);
    }
}

/// Keeps an issue and tells of it. `false` when its reader has that week's already, and then nothing must be sent.
///
/// # Errors
/// The database's.
pub async fn keep(tx: &mut Tx, workspace: WorkspaceId, issue: &Issue) -> Result<bool> {
    let kept = store::insert(tx, workspace, issue).await?;
    if kept {
        let change =
            Change::by(&Actor::system(workspace), "strategy.brief_written", issue.id.0, issue.written_at);
        tx.tell(change.brand(issue.brand).to(json!({"reader": issue.person, "week": issue.week})));
    }
    Ok(kept)
}

/// What the actor got of a brand, the latest first: at most 120 weeks.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<IssueLine>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    match actor.person {
        Some(person) => store::of_reader(db, actor.workspace, brand, person, LISTED_MAX).await,
        None => Ok(Vec::new()),
    }
}

/// An issue of the actor's own, as it was sent.
///
/// # Errors
/// `not_found`, also for somebody else's.
pub async fn get(db: &Db, actor: &Actor, id: BriefId) -> Result<Issue> {
    let gone = || Problem::not_found("brief");
    let issue = store::get(db, actor.workspace, id).await?.ok_or_else(gone)?;
    if actor.person != Some(issue.person) || !actor.may(Right::StrategyRead, Some(issue.brand)) {
        return Err(gone().into());
    }
    Ok(issue)
}
