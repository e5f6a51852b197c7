//! Reminders and escalation: who is told when half the time of a step is gone, and when all of it is.

use super::{ReviewStep, store, who::Team};
use selaras_kernel::{Actor, Change, Result, Timestamp, WorkspaceId};
use selaras_store::Db;
use serde_json::json;
use std::collections::{HashMap, hash_map::Entry};

/// Most steps in one go: what goes beyond waits for the next.
const BATCH: i64 = 200;

/// Tells of open steps whose time is half over (`approval.reminded`, once) or over (`approval.escalated`, once). The mark is
/// made in the write that tells, so nobody is told twice. Says of how many it told.
///
/// # Errors
/// The database's.
pub async fn chase(db: &Db, now: Timestamp) -> Result<usize> {
    let mut members: HashMap<WorkspaceId, Team> = HashMap::new();
    let mut count = 0;
    for late in store::late(db, now, BATCH).await? {
        let team = match members.entry(late.workspace_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(Team::read(db, late.workspace_id, now).await?),
        };
        let over = late.due_at <= now;
        let step = ReviewStep {
            name: late.name.clone(),
            people: late.people.0.clone(),
            roles: late.roles.0.clone(),
            due_at: Some(late.due_at),
            ..ReviewStep::plain()
        };
        let people = team.addressed(&step, late.brand_id, [late.created_by, late.submitted_by], now);
        let kind = if over { "approval.escalated" } else { "approval.reminded" };
        let system = Actor::system(late.workspace_id);
        let change = Change::by(&system, kind, late.post_id.0, now).brand(late.brand_id).to(json!({
            "people": people, "post": late.post_id, "step": late.name, "due_at": late.due_at,
        }));
        let told = db.write(move |tx| {
            Box::pin(async move {
                let marked = store::mark(tx, &late, over, now).await?;
                if marked {
                    tx.tell(change);
                }
                Ok(marked)
            })
        });
        count += usize::from(told.await?);
    }
    Ok(count)
}
