//! What social media cost a brand, what it brought, and how the two stand to each other.
//!
//! # Design
//! An entry of the ledger is an amount that spreads evenly over its days. A time that takes in some of them has their part, reckoned
//! so that the parts of a time add up to the whole (`part`): whole numbers of a currency's smallest unit, never floats, never added
//! across currencies.

mod reckon;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use reckon::{Asked, By, Reckoned, Roi, RoiRow, part, reckon};

use crate::website::is_currency;
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Change, Kind, LedgerEntryId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use serde_json::json;

/// Most entries of a brand.
pub const ENTRIES_MAX: i64 = 10_000;
/// Largest amount of an entry, in the currency's smallest unit.
pub const AMOUNT_MAX: i64 = 1_000_000_000_000_000;
/// Most characters of a network, a campaign and an objective.
const WORD_MAX: usize = 100;
/// Most characters of a note.
const NOTE_MAX: usize = 2_000;

/// Which side of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LedgerSide {
    /// What it cost.
    Cost,
    /// What it brought.
    Return,
}

/// What an entry is of. Costs are of people, tools, ads, influencers and others; returns of sales, leads, sign-ups, savings and others.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// Work, our own or an agency's.
    People,
    /// Programs and equipment.
    Tools,
    /// Advertisements.
    Ads,
    /// Influencers.
    Influencers,
    /// Sales.
    Sales,
    /// Enquiries, at what one is worth.
    Leads,
    /// Sign-ups, at what one is worth.
    Signups,
    /// What was not spent elsewhere because of it.
    Savings,
    /// Otherwise.
    Other,
}

impl LedgerSide {
    const ALL: [Self; 2] = [Self::Cost, Self::Return];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Return => "return",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Cost)
    }

    /// Whether entries of this side may be of this kind.
    pub fn takes(self, kind: LedgerKind) -> bool {
        use LedgerKind::*;
        match kind {
            People | Tools | Ads | Influencers => self == Self::Cost,
            Sales | Leads | Signups | Savings => self == Self::Return,
            Other => true,
        }
    }
}

impl LedgerKind {
    const ALL: [Self; 9] = [
        Self::People,
        Self::Tools,
        Self::Ads,
        Self::Influencers,
        Self::Sales,
        Self::Leads,
        Self::Signups,
        Self::Savings,
        Self::Other,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Tools => "tools",
            Self::Ads => "ads",
            Self::Influencers => "influencers",
            Self::Sales => "sales",
            Self::Leads => "leads",
            Self::Signups => "signups",
            Self::Savings => "savings",
            Self::Other => "other",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Other)
    }
}

/// What is said of an entry.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerFields {
    /// Which side of the ledger.
    pub side: LedgerSide,
    /// What it is of: one that its side has.
    pub kind: LedgerKind,
    /// How much, in the currency's smallest unit: 1500000 is IDR 15,000.00. From 1 to 10^15.
    #[schema(minimum = 1, maximum = 1_000_000_000_000_000_i64)]
    pub amount: i64,
    /// The currency (ISO 4217).
    pub currency: String,
    /// First day over which it spreads, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub from: Date,
    /// Last day over which it spreads, `YYYY-MM-DD`.
    #[schema(value_type = String, format = "date")]
    pub to: Date,
    /// Stable name of the network; empty for none in particular. At most 100 characters.
    #[serde(default)]
    pub network: String,
    /// The campaign; empty for none in particular. At most 100 characters.
    #[serde(default)]
    pub campaign: String,
    /// The objective; empty for none in particular. At most 100 characters.
    #[serde(default)]
    pub objective: String,
    /// What is worth knowing of it. At most 2,000 characters.
    #[serde(default)]
    pub note: String,
}

/// A cost or a return of a brand.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct LedgerEntry {
    /// Id.
    pub id: LedgerEntryId,
    /// The brand.
    pub brand: BrandId,
    /// What is said of it.
    #[serde(rename = "entry")]
    pub fields: LedgerFields,
    /// When it was added (UTC).
    pub created_at: Timestamp,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change; what `If-Match` is held against.
    pub version: i64,
}

/// An entry to be added.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLedgerEntry {
    /// The brand.
    pub brand: BrandId,
    /// What is said of it.
    pub entry: LedgerFields,
}

/// The entries of a brand that touch a time, the latest first: at most 10,000.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `range_backwards`, `range_too_long`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId, from: Date, to: Date) -> Result<Vec<LedgerEntry>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let days = crate::website::days(from, to)?;
    store::touching(db, actor.workspace, brand, days).await
}

/// Adds an entry. The caller has looked whether there is such a brand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `ledger_kind`, `ledger_amount`, `currency_unfit`,
/// `range_backwards`, `range_too_long`, `ledger_word`, `ledger_note`; `ledger_full`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    fields: LedgerFields,
    now: Timestamp,
) -> Result<LedgerEntry> {
    crate::allow(actor, Right::NumbersWrite, brand)?;
    let fields = tidied(fields);
    check(&fields)?;
    let entry = LedgerEntry {
        id: LedgerEntryId::new(now),
        brand,
        fields,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let change =
        Change::by(actor, "ledger_entry.created", entry.id.0, now).brand(brand).to(json!(entry.fields));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, brand).await? >= ENTRIES_MAX {
                return Err(Problem::new(Kind::Conflict, "ledger_full").with("limit", ENTRIES_MAX).into());
            }
            store::insert(tx, workspace, &entry).await?;
            tx.tell(change);
            tx.answer(&entry).await?;
            Ok(entry)
        })
    })
    .await
}

/// Says an entry anew that is still in the version `seen`, if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: LedgerEntryId,
    seen: Option<i64>,
    fields: LedgerFields,
    now: Timestamp,
) -> Result<LedgerEntry> {
    let old = of_theirs(db, actor, id, seen).await?;
    let fields = tidied(fields);
    check(&fields)?;
    if fields == old.fields {
        return Ok(old);
    }
    let entry = LedgerEntry { fields, updated_at: now, version: old.version + 1, ..old.clone() };
    let change = Change::by(actor, "ledger_entry.updated", id.0, now)
        .brand(old.brand)
        .from(json!(old.fields))
        .to(json!(entry.fields));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::update(tx, workspace, &entry, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            tx.answer(&entry).await?;
            Ok(entry)
        })
    })
    .await
}

/// Removes an entry.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(
    db: &Db,
    actor: &Actor,
    id: LedgerEntryId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change =
        Change::by(actor, "ledger_entry.removed", id.0, now).brand(old.brand).from(json!(old.fields));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove(tx, workspace, id, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// An entry that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: LedgerEntryId, seen: Option<i64>) -> Result<LedgerEntry> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("ledger_entry"))?;
    actor.require(Right::NumbersWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}

fn tidied(mut fields: LedgerFields) -> LedgerFields {
    fields.currency = fields.currency.trim().to_ascii_uppercase();
    fields.network = fields.network.trim().to_lowercase();
    for text in [&mut fields.campaign, &mut fields.objective, &mut fields.note] {
        *text = text.trim().to_owned();
    }
    fields
}

fn check(fields: &LedgerFields) -> Result<(), Problem> {
    let mut problems = Vec::new();
    if !fields.side.takes(fields.kind) {
        let problem = Problem::invalid("kind", "ledger_kind");
        problems.push(problem.with("side", fields.side.as_str()).with("kind", fields.kind.as_str()));
    }
    if !(1..=AMOUNT_MAX).contains(&fields.amount) {
        problems.push(Problem::invalid("amount", "ledger_amount"));
    }
    if !is_currency(&fields.currency) {
        problems.push(Problem::invalid("currency", "currency_unfit"));
    }
    problems.extend(crate::website::days(fields.from, fields.to).err());
    for (field, text) in
        [("network", &fields.network), ("campaign", &fields.campaign), ("objective", &fields.objective)]
    {
        if text.chars().count() > WORD_MAX {
            problems.push(Problem::invalid(field, "ledger_word").with("limit", WORD_MAX));
        }
    }
    if fields.note.chars().count() > NOTE_MAX {
        problems.push(Problem::invalid("note", "ledger_note").with("limit", NOTE_MAX));
    }
    Problem::all(problems)
}
