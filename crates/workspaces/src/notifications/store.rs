//! Every SQL statement about what people are told.

use super::{Choice, Notification, Told, Topic};
use selaras_kernel::{BrandId, NotificationId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list as ids, on, sql};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: NotificationId,
    event_seq: i64,
    brand_id: BrandId,
    kind: String,
    subject_id: Uuid,
    subject: String,
    detail: String,
    by_name: Option<String>,
    guest: Option<String>,
    created_at: Timestamp,
    read_at: Option<Timestamp>,
}

impl Row {
    /// `None` for a topic of a newer release.
    fn known(self) -> Option<Notification> {
        Some(Notification {
            id: self.id,
            event: self.event_seq,
            brand: self.brand_id,
            topic: Topic::from_name(&self.kind)?,
            subject: self.subject_id,
            name: self.subject,
            detail: self.detail,
            guest: self.guest.is_some(),
            by: self.guest.or(self.by_name),
            created_at: self.created_at,
            read_at: self.read_at,
        })
    }
}

pub(super) async fn list(
    db: &Db,
    (workspace, person): (WorkspaceId, PersonId),
    (all, brands): (bool, String),
    unread: bool,
    before: i64,
    limit: i64,
) -> Result<Vec<Notification>> {
    let text = sql!(db,
        "SELECT n.id, n.event_seq, n.brand_id, n.kind, n.subject_id, n.subject, n.detail, p.name AS by_name, n.guest, n.created_at, n.read_at
         FROM notifications n LEFT JOIN people p ON p.id = n.by_id
         WHERE n.person_id = $1 AND n.workspace_id = $2 AND ($3 OR n.brand_id IN (" {ids "$4"} "))
           AND (n.read_at IS NULL OR NOT $5) AND n.event_seq < $6
         ORDER BY n.event_seq DESC LIMIT $7");
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(text).bind(person).bind(workspace).bind(all).bind(&brands).bind(unread)
        .bind(before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(Row::known).collect())
}

pub(super) async fn unread(
    db: &Db,
    (workspace, person): (WorkspaceId, PersonId),
    (all, brands): (bool, String),
) -> Result<i64> {
    let text = sql!(db,
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM notifications WHERE person_id = $1 AND workspace_id = $2 AND read_at IS NULL
           AND ($3 OR brand_id IN (" {ids "$4"} ")) LIMIT 100) AS few");
    let (count,) = on!(db, c => sqlx::query_as(text).bind(person).bind(workspace).bind(all).bind(&brands).fetch_one(c).await)?;
    Ok(count)
}

pub(super) async fn insert(tx: &mut Tx, told: &Told) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO notifications (id, workspace_id, brand_id, person_id, event_seq, kind, subject_id, subject, detail, by_id, guest, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (person_id, event_seq) DO NOTHING"
    ).bind(NotificationId::new(told.at)).bind(told.workspace).bind(told.brand).bind(told.person).bind(told.event).bind(told.topic.as_str())
        .bind(told.subject).bind(&told.name).bind(&told.detail).bind(told.by).bind(&told.guest).bind(told.at)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes what was told of decisions about a post since `since`; says to whom.
pub(super) async fn withdraw(
    tx: &mut Tx,
    workspace: WorkspaceId,
    subject: Uuid,
    since: Timestamp,
) -> Result<Vec<PersonId>> {
    // Rare (somebody takes a decision back), so a look through all will do.
    let rows: Vec<(PersonId,)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM notifications WHERE workspace_id = $1 AND subject_id = $2 AND created_at >= $3
         AND kind IN ('approved', 'changes_requested', 'rejected') RETURNING person_id"
    ).bind(workspace).bind(subject).bind(since).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Says whether there was anything to be read.
pub(super) async fn read(
    tx: &mut Tx,
    (workspace, person): (WorkspaceId, PersonId),
    some: Option<&[NotificationId]>,
    now: Timestamp,
) -> Result<bool> {
    let text = sql!(tx,
        "UPDATE notifications SET read_at = $3 WHERE person_id = $1 AND workspace_id = $2 AND read_at IS NULL
           AND ($4 OR id IN (" {ids "$5"} "))");
    let list = ids(some.unwrap_or_default().iter().map(|id| id.0));
    let done = on!(tx, c => sqlx::query(text).bind(person).bind(workspace).bind(now).bind(some.is_none()).bind(&list)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

pub(super) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM notifications WHERE created_at < $1").bind(before).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A role of a member.
#[derive(sqlx::FromRow)]
pub(super) struct MemberRow {
    pub(super) person_id: PersonId,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: String,
    pub(super) zone: String,
    pub(super) brand_id: Option<BrandId>,
    pub(super) role: String,
}

/// Every role in the workspace, those of one person together. People of the sample data (`.invalid` leads nowhere) are told
/// nothing.
pub(super) async fn members(db: &Db, workspace: WorkspaceId) -> Result<Vec<MemberRow>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT m.person_id, p.name, p.email, p.language, p.zone, m.brand_id, m.role FROM memberships m JOIN people p ON p.id = m.person_id
         WHERE m.workspace_id = $1 AND p.email NOT LIKE '%.invalid' ORDER BY m.person_id"
    ).bind(workspace).fetch_all(c).await)?)
}

#[derive(sqlx::FromRow)]
struct ChoiceRow {
    person_id: PersonId,
    kind: String,
    in_app: bool,
    by_mail: bool,
}

impl ChoiceRow {
    fn known(self) -> Option<(PersonId, Choice)> {
        let topic = Topic::from_name(&self.kind)?;
        Some((self.person_id, Choice { topic, in_app: self.in_app, by_mail: self.by_mail }))
    }
}

pub(super) async fn choices_in(db: &Db, workspace: WorkspaceId) -> Result<Vec<(PersonId, Choice)>> {
    let rows: Vec<ChoiceRow> = on!(db, c => sqlx::query_as(
        "SELECT person_id, kind, in_app, by_mail FROM notification_choices
         WHERE person_id IN (SELECT person_id FROM memberships WHERE workspace_id = $1)"
    ).bind(workspace).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(ChoiceRow::known).collect())
}

pub(super) async fn choices(db: &Db, person: PersonId) -> Result<Vec<Choice>> {
    let rows: Vec<ChoiceRow> = on!(db, c => sqlx::query_as(
        "SELECT person_id, kind, in_app, by_mail FROM notification_choices WHERE person_id = $1"
    ).bind(person).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(|row| Some(row.known()?.1)).collect())
}

pub(super) async fn choose(tx: &mut Tx, person: PersonId, choice: Choice) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO notification_choices (person_id, kind, in_app, by_mail) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, kind) DO UPDATE SET in_app = excluded.in_app, by_mail = excluded.by_mail"
    ).bind(person).bind(choice.topic.as_str()).bind(choice.in_app).bind(choice.by_mail).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn handles(db: &Db, profiles: &[ProfileId]) -> Result<HashMap<ProfileId, String>> {
    let text = sql!(db, "SELECT id, handle FROM profiles WHERE id IN (" {ids "$1"} ")");
    let list = ids(profiles.iter().map(|id| id.0));
    let rows: Vec<(ProfileId, String)> = on!(db, c => sqlx::query_as(text).bind(&list).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn brand_names(db: &Db, brands: &[BrandId]) -> Result<HashMap<BrandId, String>> {
    let text = sql!(db, "SELECT id, name FROM brands WHERE id IN (" {ids "$1"} ")");
    let list = ids(brands.iter().map(|id| id.0));
    let rows: Vec<(BrandId, String)> = on!(db, c => sqlx::query_as(text).bind(&list).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}
