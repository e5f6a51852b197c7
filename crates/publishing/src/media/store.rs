//! Every statement about media.

use super::{Filter, Media, Use, shelf};
use selaras_kernel::{BrandId, Cursor, MediaId, PostId, Problem, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;

/// Inserts the file, or finds the one of the same content in its brand; says whether it is new.
pub(super) async fn insert(tx: &mut Tx, workspace: WorkspaceId, media: &Media) -> Result<(Media, bool)> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM media_removed WHERE sha256 = $1")
        .bind(&media.sha256).execute(c).await.map(|_| ()))?;
    let inserted = on!(&mut *tx, c => sqlx::query(
        "INSERT INTO media (id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by, created_at, words,
         version, line)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT (brand_id, sha256) DO NOTHING"
    ).bind(media.id).bind(workspace).bind(media.brand_id).bind(&media.name).bind(&media.mime).bind(media.bytes)
        .bind(media.width).bind(media.height).bind(media.duration_ms).bind(&media.sha256).bind(&media.alt)
        .bind(media.created_by).bind(media.created_at).bind(shelf::words(media))
        .bind(media.version).bind(media.line).execute(c).await.map(|done| done.rows_affected()))?;
    if inserted == 1 {
        return Ok((media.clone(), true));
    }
    let there = with_content(tx, workspace, media.brand_id, &media.sha256).await?;
    Ok((there.ok_or_else(|| Problem::not_found("media"))?, false))
}

/// The file of a brand that has this content.
pub(super) async fn with_content(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    sha256: &[u8],
) -> Result<Option<Media>> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND sha256 = $3")
        .bind(workspace).bind(brand).bind(sha256).fetch_optional(c).await)?,
    )
}

/// All versions of a file, the newest first.
pub(super) async fn line(tx: &mut Tx, workspace: WorkspaceId, id: MediaId) -> Result<Vec<Media>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT * FROM media WHERE workspace_id = $1 AND (id = $2 OR line = (SELECT line FROM media WHERE id = $2)) ORDER BY version DESC"
    ).bind(workspace).bind(id).fetch_all(c).await)?)
}

/// The files and all other versions of them, the newest first.
pub(super) async fn lines(db: &Db, workspace: WorkspaceId, ids: &[MediaId]) -> Result<Vec<Media>> {
    let text = sql!(db,
        "SELECT * FROM media WHERE workspace_id = $1 AND (id IN (" {ids "$2"} ")
         OR line IN (SELECT line FROM media WHERE id IN (" {ids "$2"} "))) ORDER BY version DESC"
    );
    let ids = list(ids.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(ids).fetch_all(c).await)?)
}

/// Takes the current version of a file out of the library; says whether it still was that.
pub(super) async fn retire(
    tx: &mut Tx,
    workspace: WorkspaceId,
    media: &Media,
    now: Timestamp,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE media SET replaced_at = $3, line = COALESCE(line, id) WHERE workspace_id = $1 AND id = $2 AND replaced_at IS NULL"
    ).bind(workspace).bind(media.id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Puts a version back into the library; says whether it is still there.
pub(super) async fn reinstate(tx: &mut Tx, workspace: WorkspaceId, id: MediaId) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("UPDATE media SET replaced_at = NULL WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: MediaId) -> Result<Option<Media>> {
    Ok(on!(db, c => sqlx::query_as("SELECT * FROM media WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn page(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    filter: &Filter,
    after: Option<Cursor>,
    rows: usize,
    now: Timestamp,
) -> Result<Vec<Media>> {
    let after = after.unwrap_or(Cursor { key: i64::MAX, id: uuid::Uuid::max() });
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    // What is not asked for is a pattern that lets everything through, so that there is one text for all.
    let any = |text: Option<String>| text.unwrap_or_else(|| "%".into());
    let [first, second, third] = shelf::patterns(filter.search.as_deref().unwrap_or_default());
    let tag = any(filter.tag.as_ref().map(|tag| format!("%\"{}\"%", shelf::literal(tag))));
    let within = any(filter.folder.as_ref().map(|folder| format!("{}/%", shelf::literal(folder))));
    let kind = any(filter.kind.as_ref().map(|kind| format!("{}/%", shelf::literal(kind))));
    // Every day is before this one, and so is having none.
    let until = filter.expiring.unwrap_or_default().then(|| shelf::soon(now));
    Ok(on!(db, c => sqlx::query_as(
        "SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND replaced_at IS NULL AND (created_at, id) < ($3, $4)
         AND words LIKE $6 ESCAPE '!' AND words LIKE $7 ESCAPE '!' AND words LIKE $8 ESCAPE '!'
         AND CAST(tags AS TEXT) LIKE $9 ESCAPE '!' AND (folder = $10 OR folder LIKE $11 ESCAPE '!') AND mime LIKE $12 ESCAPE '!'
         AND (CAST($13 AS TEXT) IS NULL OR expires_on <= $13)
         ORDER BY created_at DESC, id DESC LIMIT $5"
    ).bind(workspace).bind(brand).bind(after.key).bind(after.id).bind(rows).bind(&first).bind(&second).bind(&third)
        .bind(&tag).bind(filter.folder.as_deref().unwrap_or_default()).bind(&within).bind(&kind).bind(&until)
        .fetch_all(c).await)?)
}

/// How many files lie in each folder.
pub(super) async fn folders(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<(String, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT folder, COUNT(*) FROM media WHERE workspace_id = $1 AND brand_id = $2 AND replaced_at IS NULL
         GROUP BY folder ORDER BY folder"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// How many files carry each set of tags.
pub(super) async fn tags(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
) -> Result<Vec<(Json<Vec<String>>, i64)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT tags, COUNT(*) FROM media WHERE workspace_id = $1 AND brand_id = $2 AND replaced_at IS NULL AND CAST(tags AS TEXT) <> '[]'
         GROUP BY tags"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// The posts with a delivery that shows the file, the soonest first.
pub(super) async fn uses(db: &Db, workspace: WorkspaceId, media: MediaId, most: i64) -> Result<Vec<Use>> {
    // Rare (somebody looks at one file), so a look through the deliveries will do.
    Ok(on!(db, c => sqlx::query_as(
        "SELECT p.id, p.title, MIN(d.due_at) AS due_at,
         CAST(SUM(CASE WHEN d.state IN ('scheduled', 'publishing', 'paused', 'unconfirmed', 'draft') THEN 1 ELSE 0 END) AS BIGINT) AS open
         FROM deliveries d JOIN posts p ON p.id = d.post_id
         WHERE d.workspace_id = $1 AND CAST(d.content AS TEXT) LIKE $2
         GROUP BY p.id, p.title ORDER BY MIN(d.due_at) DESC, p.id LIMIT $3"
    ).bind(workspace).bind(format!("%{media}%")).bind(most).fetch_all(c).await)?)
}

pub(super) async fn many(db: &Db, workspace: WorkspaceId, ids: &[MediaId]) -> Result<Vec<Media>> {
    let text = sql!(db,
        "SELECT * FROM media WHERE workspace_id = $1 AND id IN ("
        {ids "$2"} ")"
    );
    let ids = list(ids.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(ids).fetch_all(c).await)?)
}

pub(super) async fn describe(tx: &mut Tx, workspace: WorkspaceId, media: &Media) -> Result<()> {
    let rights = &media.rights;
    on!(tx, c => sqlx::query(
        "UPDATE media SET name = $3, alt = $4, folder = $5, tags = $6, licence = $7, source = $8, credit = $9, owner = $10,
         notes = $11, usable_from = $12, expires_on = $13, words = $14 WHERE workspace_id = $1 AND id = $2"
    ).bind(workspace).bind(media.id).bind(&media.name).bind(&media.alt).bind(&media.folder).bind(Json(&media.tags))
        .bind(&rights.licence).bind(&rights.source).bind(&rights.credit).bind(&rights.owner).bind(&rights.notes)
        .bind(&rights.usable_from).bind(&rights.expires_on).bind(shelf::words(media))
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Deletes the row, keeps it for a while, and notes that its content may go; says whether there was one.
pub(super) async fn delete(
    tx: &mut Tx,
    workspace: WorkspaceId,
    media: &Media,
    now: Timestamp,
) -> Result<bool> {
    on!(&mut *tx, c => sqlx::query(
        "INSERT INTO media_trash (id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by,
         created_at, folder, tags, licence, source, credit, owner, notes, usable_from, expires_on, words, line, version, replaced_at, deleted_at)
         SELECT id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by,
         created_at, folder, tags, licence, source, credit, owner, notes, usable_from, expires_on, words, line, version, replaced_at, $3
         FROM media WHERE workspace_id = $1 AND id = $2"
    ).bind(workspace).bind(media.id).bind(now).execute(c).await.map(|_| ()))?;
    let deleted = on!(&mut *tx, c => sqlx::query("DELETE FROM media WHERE workspace_id = $1 AND id = $2")
        .bind(workspace).bind(media.id).execute(c).await.map(|done| done.rows_affected()))?;
    if deleted == 0 {
        return Ok(false);
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO media_removed (sha256, removed_at) VALUES ($1, $2) ON CONFLICT (sha256) DO UPDATE SET removed_at = excluded.removed_at"
    ).bind(&media.sha256).bind(now).execute(c).await.map(|_| ()))?;
    Ok(true)
}

/// Content that was removed before `before` and that no file of any workspace has.
pub(super) async fn removed_before(db: &Db, before: Timestamp) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(db, c => sqlx::query_as(
        "SELECT r.sha256 FROM media_removed r WHERE r.removed_at <= $1
         AND NOT EXISTS (SELECT 1 FROM media m WHERE m.sha256 = r.sha256)
         AND NOT EXISTS (SELECT 1 FROM media_trash t WHERE t.sha256 = r.sha256) ORDER BY r.removed_at LIMIT 500"
    ).bind(before).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(sha256,)| sha256).collect())
}

pub(super) async fn forget_removed(tx: &mut Tx, sha256: &[u8]) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM media_removed WHERE sha256 = $1")
        .bind(sha256).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Brings back what was deleted after `since` and whose content is not there under another row; returns ids and names. Older
/// versions come along with the current one, and with nothing else: without it nobody would see them.
pub(super) async fn restore(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    ids: &[MediaId],
    since: Timestamp,
) -> Result<Vec<(MediaId, String)>> {
    let ids = list(ids.iter().map(|id| id.0));
    let text = sql!(tx,
        "INSERT INTO media (id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by,
         created_at, folder, tags, licence, source, credit, owner, notes, usable_from, expires_on, words, line, version, replaced_at)
         SELECT id, workspace_id, brand_id, name, mime, bytes, width, height, duration_ms, sha256, alt, created_by,
         created_at, folder, tags, licence, source, credit, owner, notes, usable_from, expires_on, words, line, version, replaced_at
         FROM media_trash WHERE workspace_id = $1 AND brand_id = $2 AND deleted_at > $3
         AND (replaced_at IS NULL AND (id IN (" {ids "$4"} ") OR line IN (SELECT line FROM media_trash WHERE id IN (" {ids "$4"} ")))
           OR replaced_at IS NOT NULL AND line IN (SELECT line FROM media WHERE id IN (" {ids "$4"} ")))
         ON CONFLICT DO NOTHING RETURNING id, name"
    );
    let back: Vec<(MediaId, String)> = on!(&mut *tx, c => sqlx::query_as(text)
        .bind(workspace).bind(brand).bind(since).bind(&ids).fetch_all(c).await)?;
    let current = list(back.iter().map(|(id, _)| id.0));
    let older: Vec<(MediaId, String)> = on!(&mut *tx, c => sqlx::query_as(text)
        .bind(workspace).bind(brand).bind(since).bind(&current).fetch_all(c).await)?;
    let there = list(back.iter().chain(&older).map(|(id, _)| id.0));
    let texts = [
        sql!(tx, "DELETE FROM media_removed WHERE sha256 IN (SELECT sha256 FROM media WHERE id IN (" {ids "$1"} "))"),
        sql!(tx, "DELETE FROM media_trash WHERE id IN (" {ids "$1"} ")"),
    ];
    for text in texts {
        on!(&mut *tx, c => sqlx::query(text).bind(&there).execute(c).await.map(|_| ()))?;
    }
    Ok(back)
}

/// Forgets what was deleted at `before` or earlier.
pub(super) async fn empty_trash(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM media_trash WHERE deleted_at <= $1")
        .bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// How many files lie in a folder and those within it, and how many characters the longest of these paths has.
pub(super) async fn within(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    folder: &str,
) -> Result<(i64, i64)> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*), CAST(COALESCE(MAX(LENGTH(folder)), 0) AS BIGINT) FROM media
         WHERE workspace_id = $1 AND brand_id = $2 AND replaced_at IS NULL AND (folder = $3 OR folder LIKE $4 ESCAPE '!')"
    ).bind(workspace).bind(brand).bind(folder).bind(format!("{}/%", shelf::literal(folder))).fetch_one(c).await)?)
}

/// Puts what lies within `from` into `to`; says how many files.
pub(super) async fn move_folder(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    from: &str,
    to: &str,
) -> Result<u64> {
    let begins = i32::try_from(from.chars().count()).unwrap_or(i32::MAX).saturating_add(1);
    Ok(on!(tx, c => sqlx::query(
        "UPDATE media SET folder = $5 || SUBSTR(folder, $6)
         WHERE workspace_id = $1 AND brand_id = $2 AND (folder = $3 OR folder LIKE $4 ESCAPE '!')"
    ).bind(workspace).bind(brand).bind(from).bind(format!("{}/%", shelf::literal(from))).bind(to).bind(begins)
        .execute(c).await.map(|done| done.rows_affected()))?)
}

/// What is still to go out or may yet be and shows a file: posts, each with the content of one delivery as JSON.
pub(super) async fn open(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<(PostId, String)>> {
    // Rare (somebody removes files), so a look through the deliveries will do.
    Ok(on!(db, c => sqlx::query_as(
        "SELECT post_id, CAST(content AS TEXT) FROM deliveries WHERE workspace_id = $1 AND brand_id = $2
         AND state IN ('draft', 'scheduled', 'publishing', 'unconfirmed', 'paused') AND CAST(content AS TEXT) LIKE '%\"media\":%[%{%'"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// What waits for its time and shows a file: posts, each with the content of one delivery as JSON. Reads the plan alone.
pub(super) async fn due(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<(PostId, String)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT post_id, CAST(content AS TEXT) FROM deliveries WHERE next_at IS NOT NULL AND workspace_id = $1 AND brand_id = $2
         AND CAST(content AS TEXT) LIKE '%\"media\":%[%{%'"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// Whether a brand has a file with a last day before `soon` or on it.
pub(super) async fn any_ending(db: &Db, workspace: WorkspaceId, brand: BrandId, soon: &str) -> Result<bool> {
    let found: Option<(i32,)> = on!(db, c => sqlx::query_as(
        "SELECT 1 FROM media WHERE workspace_id = $1 AND brand_id = $2 AND expires_on <= $3 LIMIT 1"
    ).bind(workspace).bind(brand).bind(soon).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// Files whose last day lies between `today` and `soon`, and those of `shown` for which it is past.
pub(super) async fn ending(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    today: &str,
    soon: &str,
    shown: &[MediaId],
    most: i64,
) -> Result<Vec<Media>> {
    let text = sql!(db,
        "SELECT * FROM media WHERE workspace_id = $1 AND brand_id = $2 AND expires_on <= $3
         AND (expires_on > $4 AND replaced_at IS NULL OR id IN (" {ids "$5"} ")) ORDER BY expires_on, id LIMIT $6"
    );
    let shown = list(shown.iter().map(|id| id.0));
    Ok(
        on!(db, c => sqlx::query_as(text).bind(workspace).bind(brand).bind(soon).bind(today).bind(shown).bind(most)
        .fetch_all(c).await)?,
    )
}
