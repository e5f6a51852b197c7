//! Every statement about costs and returns.

use super::{LedgerEntry, LedgerFields, LedgerKind, LedgerSide};
use crate::measure::{date_of, day_of};
use selaras_kernel::{BrandId, LedgerEntryId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    id: LedgerEntryId,
    brand_id: BrandId,
    side: String,
    kind: String,
    amount: i64,
    currency: String,
    from_day: i32,
    to_day: i32,
    network: String,
    campaign: String,
    objective: String,
    note: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> LedgerEntry {
        LedgerEntry {
            id: self.id,
            brand: self.brand_id,
            fields: LedgerFields {
                side: LedgerSide::from_name(&self.side),
                kind: LedgerKind::from_name(&self.kind),
                amount: self.amount,
                currency: self.currency,
                from: date_of(self.from_day),
                to: date_of(self.to_day),
                network: self.network,
                campaign: self.campaign,
                objective: self.objective,
                note: self.note,
            },
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

/// The entries of a brand that touch these days, the latest first.
pub(super) async fn touching(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    (from, to): (i32, i32),
) -> Result<Vec<LedgerEntry>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, side, kind, amount, currency, from_day, to_day, network, campaign, objective, note, created_at, updated_at,
           version FROM ledger_entries
         WHERE workspace_id = $1 AND brand_id = $2 AND from_day <= $4 AND to_day >= $3 ORDER BY from_day DESC, id DESC"
    ).bind(workspace).bind(brand).bind(from).bind(to).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: LedgerEntryId) -> Result<Option<LedgerEntry>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, brand_id, side, kind, amount, currency, from_day, to_day, network, campaign, objective, note, created_at, updated_at,
           version FROM ledger_entries WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("SELECT COUNT(*) FROM ledger_entries WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_one(c).await)?;
    Ok(count)
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, entry: &LedgerEntry) -> Result<()> {
    let f = &entry.fields;
    on!(tx, c => sqlx::query(
        "INSERT INTO ledger_entries (id, workspace_id, brand_id, side, kind, amount, currency, from_day, to_day, network, campaign,
           objective, note, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    ).bind(entry.id).bind(workspace).bind(entry.brand).bind(f.side.as_str()).bind(f.kind.as_str()).bind(f.amount).bind(&f.currency)
        .bind(day_of(f.from)).bind(day_of(f.to)).bind(&f.network).bind(&f.campaign).bind(&f.objective).bind(&f.note)
        .bind(entry.created_at).bind(entry.updated_at).bind(entry.version).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it still was in the version `seen`.
pub(super) async fn update(
    tx: &mut Tx,
    workspace: WorkspaceId,
    entry: &LedgerEntry,
    seen: i64,
) -> Result<bool> {
    let f = &entry.fields;
    let done = on!(tx, c => sqlx::query(
        "UPDATE ledger_entries SET side = $4, kind = $5, amount = $6, currency = $7, from_day = $8, to_day = $9, network = $10,
           campaign = $11, objective = $12, note = $13, updated_at = $14, version = $15
         WHERE id = $1 AND workspace_id = $2 AND version = $3"
    ).bind(entry.id).bind(workspace).bind(seen).bind(f.side.as_str()).bind(f.kind.as_str()).bind(f.amount).bind(&f.currency)
        .bind(day_of(f.from)).bind(day_of(f.to)).bind(&f.network).bind(&f.campaign).bind(&f.objective).bind(&f.note)
        .bind(entry.updated_at).bind(entry.version).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it still was in the version `seen`.
pub(super) async fn remove(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: LedgerEntryId,
    seen: i64,
) -> Result<bool> {
    let done = on!(tx, c => sqlx::query("DELETE FROM ledger_entries WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
