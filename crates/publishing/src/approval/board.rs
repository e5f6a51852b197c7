//! What waits in a brand, the oldest first: for a decision, or for the writers of what was sent back.

use super::{ReviewStep, StandIn, Verdict, sees, steps::holds, store, who::Team};
use selaras_kernel::{Actor, BrandId, Cursor, Page, PersonId, PostId, Result, Right, Role, Timestamp};
use selaras_store::Db;

/// A post on the board: it waits for a decision.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Waiting {
    /// The post.
    pub post: PostId,
    /// Its name; empty when it has none.
    pub title: String,
    /// The beginning of its text.
    pub text: String,
    /// Which step is open, from 1.
    pub step: i64,
    /// How many it has.
    pub steps: i64,
    /// What the step is called; empty when the brand has no steps of its own.
    pub name: String,
    /// The people it is for.
    pub people: Vec<PersonId>,
    /// The roles it is for; without people and roles it is for everybody who may approve.
    pub roles: Vec<Role>,
    /// Since when it waits (UTC).
    pub opened_at: Timestamp,
    /// Until when it should be decided (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The planned time of the post (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_at: Option<Timestamp>,
    /// Whether the deadline has passed.
    pub overdue: bool,
    /// Whether it waits for the one who asks.
    pub mine: bool,
    /// The version of the post that is decided about.
    pub version: i64,
    /// Those whom it is for who are away, with who decides in their place.
    pub stand_ins: Vec<StandIn>,
}

/// Most characters of a post's text on the board.
const TEXT_MAX: usize = 200;

/// What waits for a decision in a brand, the oldest first.
///
/// # Errors
/// `not_found`, `cursor_invalid`.
pub async fn board(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (after, limit): (Option<Cursor>, usize),
    now: Timestamp,
) -> Result<Page<Waiting>> {
    sees(db, actor, brand).await?;
    let limit = limit.clamp(1, 200);
    let after = after.unwrap_or(Cursor { key: i64::MIN, id: uuid::Uuid::nil() });
    let rows = store::board(db, actor.workspace, brand, after, limit + 1).await?;
    let may = actor.may(Right::PostsApprove, Some(brand));
    let team = Team::deputies(db, actor.workspace, now).await?;
    let waiting = |row: store::BoardRow| {
        let step = ReviewStep {
            due_at: row.due_at,
            people: row.people.0,
            roles: row.roles.0,
            ..ReviewStep::plain()
        };
        let own =
            actor.person.is_some() && (actor.person == row.created_by || actor.person == row.submitted_by);
        let writers = [row.created_by, row.submitted_by];
        let meant = step.is_for(actor.person, holds(actor, brand), now)
            || team.stands_in(actor.person, &step, brand, writers, now);
        Waiting {
            post: row.post_id,
            title: row.title,
            text: row.content.0.beginning(TEXT_MAX),
            step: row.place + 1,
            steps: row.steps,
            name: row.name,
            opened_at: row.opened_at,
            due_at: row.due_at,
            planned_at: row.planned_at,
            overdue: step.overdue(now),
            mine: may && !own && meant,
            version: row.version,
            stand_ins: team.stand_ins(&step, brand, writers, now),
            people: step.people,
            roles: step.roles,
        }
    };
    let rows = rows.into_iter().map(waiting).collect();
    Ok(Page::from_rows(rows, limit, |one| Cursor { key: one.opened_at.0, id: one.post.0 }))
}

/// A post on the board: it was sent back and waits for its writers.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SentBack {
    /// The post.
    pub post: PostId,
    /// Its name; empty when it has none.
    pub title: String,
    /// The beginning of its text.
    pub text: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writer: Option<PersonId>,
    /// Changes were asked for, or it was rejected.
    pub decision: Verdict,
    /// Why; empty when it is not known.
    pub reason: String,
    /// Who sent it back; absent for a guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// The name of the guest who did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest: Option<String>,
    /// Since when it waits (UTC).
    pub sent_at: Timestamp,
    /// The planned time of the post (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_at: Option<Timestamp>,
    /// Whether the one who asks wrote it.
    pub mine: bool,
}

/// What was sent back in a brand and waits for its writers, the oldest first.
///
/// # Errors
/// `not_found`, `cursor_invalid`.
pub async fn sent_back(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (after, limit): (Option<Cursor>, usize),
) -> Result<Page<SentBack>> {
    sees(db, actor, brand).await?;
    let limit = limit.clamp(1, 200);
    let after = after.unwrap_or(Cursor { key: i64::MIN, id: uuid::Uuid::nil() });
    let rows = store::sent_back(db, actor.workspace, brand, after, limit + 1).await?;
    let sent = |row: store::SentRow| SentBack {
        post: row.post_id,
        text: row.content.0.beginning(TEXT_MAX),
        title: row.title,
        mine: actor.person.is_some() && actor.person == row.submitted_by.or(row.created_by),
        writer: row.submitted_by.or(row.created_by),
        decision: if row.decision == Verdict::Rejected.as_str() {
            Verdict::Rejected
        } else {
            Verdict::ChangesRequested
        },
        reason: row.reason.unwrap_or_default(),
        by: row.decided_by,
        guest: row.decided_name,
        sent_at: row.decided_at,
        planned_at: row.planned_at,
    };
    let rows = rows.into_iter().map(sent).collect();
    Ok(Page::from_rows(rows, limit, |one| Cursor { key: one.sent_at.0, id: one.post.0 }))
}
