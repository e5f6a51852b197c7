//! Every statement about posts and files of sample data.

use super::SamplePost;
use selaras_kernel::{BrandId, ProfileId, Result, WorkspaceId};
use selaras_store::{Tx, list, on, sql};
use serde_json::{Value, json};

fn hex(id: uuid::Uuid) -> String {
    id.simple().to_string()
}

fn post_row(post: &SamplePost) -> Value {
    let author = post.created_by.map(|id| hex(id.0));
    let is_sent = post.stage != crate::posts::Stage::Draft;
    let approved = post.decided.as_ref().filter(|(_, _, reason)| reason.is_none());
    json!({
        "id": hex(post.id.0), "stage": post.stage.as_str(), "title": post.title, "campaign": post.campaign, "content": post.content,
        "pillar": post.purpose.pillar.map(|id| hex(id.0)), "tactic": post.purpose.tactic.map(|id| hex(id.0)),
        "persona": post.purpose.persona.map(|id| hex(id.0)), "journey": post.purpose.journey,
        "wall": post.when.as_ref().map(|(wall, _)| wall.at.to_string()), "zone": post.when.as_ref().map(|(wall, _)| &wall.zone),
        "due": post.when.as_ref().map(|(_, at)| at.0), "made_by": author, "sent_by": is_sent.then_some(&author),
        "approved_by": approved.map(|(person, ..)| hex(person.0)), "made": post.created_at.0,
        "changed": post.decided.as_ref().map_or(post.created_at.0, |(_, at, _)| at.0),
    })
}

fn delivery_rows(post: &SamplePost) -> impl Iterator<Item = Value> {
    let due = post.when.as_ref().map(|(_, at)| at.0);
    post.deliveries.iter().map(move |d| {
        json!({
            "id": hex(d.id.0), "post": hex(post.id.0), "profile": hex(d.profile.0), "content": post.content, "state": d.state.as_str(),
            "due": due, "next": due.filter(|_| d.state == crate::delivery::State::Scheduled),
            "attempts": i32::from(d.published_at.is_some() || d.error.is_some()), "published": d.published_at.map(|t| t.0),
            "progress": d.progress(post.content.parts.len()), "remote": d.remote_id(), "error": d.error, "gone": d.gone_at.map(|t| t.0),
        })
    })
}

pub(super) async fn insert(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    posts: &[SamplePost],
) -> Result<()> {
    let rows: Vec<Value> = posts.iter().map(post_row).collect();
    let text = sql!(tx, "INSERT INTO posts (id, workspace_id, brand_id, stage, title, campaign, pillar_id, tactic_id, persona_id, journey, content, wall, zone, due_at,
           created_by, submitted_by, approved_by, created_at, updated_at, version) "
        {pg "SELECT CAST(id AS UUID), $2, $3, stage, title, campaign, CAST(pillar AS UUID), CAST(tactic AS UUID), CAST(persona AS UUID), journey, content, wall, zone, due, CAST(made_by AS UUID), CAST(sent_by AS UUID),
             CAST(approved_by AS UUID), made, changed, 1 FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(id TEXT, stage TEXT, title TEXT,
             campaign TEXT, pillar TEXT, tactic TEXT, persona TEXT, journey TEXT, content JSONB, wall TEXT, zone TEXT, due BIGINT, made_by TEXT, sent_by TEXT, approved_by TEXT, made BIGINT, changed BIGINT)"
        | lite "SELECT unhex(value->>'id'), $2, $3, value->>'stage', value->>'title', value->>'campaign', unhex(value->>'pillar'),
             unhex(value->>'tactic'), unhex(value->>'persona'), value->>'journey', value->'content', value->>'wall', value->>'zone', value->>'due', unhex(value->>'made_by'), unhex(value->>'sent_by'), unhex(value->>'approved_by'), value->>'made',
             value->>'changed', 1 FROM json_each($1)"});
    on!(&mut *tx, c => sqlx::query(text).bind(serde_json::to_string(&rows)?).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    let rows: Vec<Value> = posts.iter().flat_map(delivery_rows).collect();
    let text = sql!(tx, "INSERT INTO deliveries (id, workspace_id, brand_id, post_id, profile_id, own_content, content, state, due_at, next_at,
           attempts, fence, prepared_at, published_at, progress, remote_id, error, gone_at) "
        {pg "SELECT CAST(id AS UUID), $2, $3, CAST(post AS UUID), CAST(profile AS UUID), FALSE, content, state, due, next, attempts, 1, NULL,
             published, progress, remote, error, gone FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS r(id TEXT, post TEXT, profile TEXT,
             content JSONB, state TEXT, due BIGINT, next BIGINT, attempts INTEGER, published BIGINT, progress JSONB, remote TEXT, error JSONB, gone BIGINT)"
        | lite "SELECT unhex(value->>'id'), $2, $3, unhex(value->>'post'), unhex(value->>'profile'), FALSE, value->'content', value->>'state',
             value->>'due', value->>'next', value->>'attempts', 1, NULL, value->>'published', NULLIF(value->'progress', 'null'),
             value->>'remote', NULLIF(value->'error', 'null'), value->>'gone' FROM json_each($1)"});
    on!(&mut *tx, c => sqlx::query(text).bind(serde_json::to_string(&rows)?).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    // What was sent back waits for its writers.
    on!(&mut *tx, c => sqlx::query(
        "INSERT INTO post_steps (post_id, place, workspace_id, brand_id, name, people, roles, opened_at, decided_at, decision)
         SELECT p.id, 0, p.workspace_id, p.brand_id, '', '[]', '[]', p.created_at, p.updated_at, p.stage FROM posts p
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.stage IN ('changes_requested', 'rejected')
           AND NOT EXISTS (SELECT 1 FROM post_steps s WHERE s.post_id = p.id)"
    ).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    // What is in review waits for whoever may approve, without a deadline: nobody is reminded of sample data.
    on!(tx, c => sqlx::query(
        "INSERT INTO post_steps (post_id, place, workspace_id, brand_id, name, people, roles, opened_at)
         SELECT p.id, 0, p.workspace_id, p.brand_id, '', '[]', '[]', p.updated_at FROM posts p
         WHERE p.workspace_id = $1 AND p.brand_id = $2 AND p.stage = 'in_review'
           AND NOT EXISTS (SELECT 1 FROM post_steps s WHERE s.post_id = p.id)"
    ).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    profiles: &[ProfileId],
) -> Result<()> {
    for text in [
        "DELETE FROM deliveries WHERE workspace_id = $1 AND post_id IN (SELECT id FROM posts WHERE workspace_id = $1 AND brand_id = $2)",
        "DELETE FROM import_columns WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM cadences WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM recurrences WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM holiday_choices WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM own_days WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM calendar_feeds WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM guest_links WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM share_links WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM brand_kits WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM approval_plans WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM first_comments WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM templates WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM posts WHERE workspace_id = $1 AND brand_id = $2",
        // Content that no other brand has goes at the next sweep, however new it is.
        "INSERT INTO media_removed (sha256, removed_at) SELECT DISTINCT m.sha256, CAST(0 AS BIGINT) FROM media m
         WHERE m.workspace_id = $1 AND m.brand_id = $2 AND NOT EXISTS (SELECT 1 FROM media o WHERE o.sha256 = m.sha256 AND o.brand_id <> $2)
         ON CONFLICT (sha256) DO UPDATE SET removed_at = excluded.removed_at",
        "DELETE FROM media WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM media_trash WHERE workspace_id = $1 AND brand_id = $2",
    ] {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    }
    let profiles = list(profiles.iter().map(|id| id.0));
    let texts = [
        sql!(tx, "DELETE FROM lanes WHERE profile_id IN (" {ids "$1"} ")"),
        sql!(tx, "DELETE FROM slot_claims WHERE profile_id IN (" {ids "$1"} ")"),
    ];
    for text in texts {
        on!(&mut *tx, c => sqlx::query(text).bind(&profiles).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

pub(super) async fn forget(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM calendar_entries WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    Ok(())
}
