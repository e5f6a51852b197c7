//! What is a person told, how do they want to be told, and what of it have they read?
//!
//! Rows are written by a consumer of the events (`server::notifying`), in the write that moves its place among them, so
//! that nobody is told twice of the same event and nothing is left out.

mod store;
#[cfg(test)]
mod tests;

use crate::scope;
use selaras_kernel::{
    Actor, BrandId, Change, Cursor, NotificationId, Page, PersonId, Problem, ProfileId, Result, Right, Role,
    Timestamp, WorkspaceId,
};
use selaras_store::{Db, Tx};
use std::{collections::HashMap, time::Duration};

/// How long what was told is kept.
const KEPT: Duration = Duration::from_secs(180 * 24 * 3600);
/// Most that are marked as read by their ids at once.
const IDS_MAX: usize = 200;

/// What a person may be told of.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A post waits for my review.
    Review,
    /// A post of mine was approved.
    Approved,
    /// A post of mine was sent back.
    ChangesRequested,
    /// A post of mine was rejected.
    Rejected,
    /// The deadline of a review passed.
    Overdue,
    /// Somebody said something about a post of mine or answered me.
    Comment,
    /// Somebody named me in a comment.
    Mention,
    /// A post could not go out.
    Failed,
    /// Nobody knows whether a post went out; a person must look.
    Unconfirmed,
    /// A profile must be signed in again.
    SignInNeeded,
    /// An experiment that I began is settled, or was given up.
    Experiment,
    /// A check or review of a KPI that I answer for is due.
    CheckDue,
    /// It was not held for three days.
    CheckLate,
    /// A KPI that is shared with me changed, or the objective that it serves.
    KpiChanged,
    /// The weekly brief of a brand's goals.
    Brief,
}

impl Topic {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Topic; 15] = [
        Self::Review,
        Self::Approved,
        Self::ChangesRequested,
        Self::Rejected,
        Self::Overdue,
        Self::Comment,
        Self::Mention,
        Self::Failed,
        Self::Unconfirmed,
        Self::SignInNeeded,
        Self::Experiment,
        Self::CheckDue,
        Self::CheckLate,
        Self::KpiChanged,
        Self::Brief,
    ];

    /// The stable name, as in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
            Self::Overdue => "overdue",
            Self::Comment => "comment",
            Self::Mention => "mention",
            Self::Failed => "failed",
            Self::Unconfirmed => "unconfirmed",
            Self::SignInNeeded => "sign_in_needed",
            Self::Experiment => "experiment",
            Self::CheckDue => "check_due",
            Self::CheckLate => "check_late",
            Self::KpiChanged => "kpi_changed",
            Self::Brief => "brief",
        }
    }

    /// The topic with this name; `None` for one of a newer release.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == name)
    }

    /// How people are told who chose nothing: by mail of what cannot wait until they look.
    pub fn usual(self) -> Choice {
        let by_mail = !matches!(
            self,
            Self::Approved | Self::ChangesRequested | Self::Rejected | Self::Comment | Self::Experiment
        );
        Choice { topic: self, in_app: true, by_mail }
    }
}

/// How a person wants to be told of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The topic.
    pub topic: Topic,
    /// In the app.
    pub in_app: bool,
    /// By mail, if this server sends mail.
    pub by_mail: bool,
}

/// Something a person was told.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Notification {
    /// Id.
    pub id: NotificationId,
    /// The number of the event, by which they are in order.
    #[serde(skip)]
    pub event: i64,
    /// The brand concerned.
    pub brand: BrandId,
    /// What it is about.
    pub topic: Topic,
    /// The post concerned; the profile when it must be signed in again; the experiment; the KPI.
    pub subject: uuid::Uuid,
    /// Its name as it was then.
    pub name: String,
    /// The reason that was given, or the words that were said; empty when there are none.
    pub detail: String,
    /// The name of who did it; absent for the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Whether that is a guest.
    pub guest: bool,
    /// When (UTC).
    pub created_at: Timestamp,
    /// When it was read (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
}

/// A member as far as telling is concerned: where they hold which roles, and how they want to be told.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language they read.
    pub language: String,
    /// IANA time zone in which they read; empty for that of the brand.
    pub zone: String,
    /// Their roles, in a brand or in the whole workspace.
    roles: Vec<(Option<BrandId>, Role)>,
    choices: HashMap<Topic, Choice>,
}

impl Reader {
    /// Whether they hold `right` in `brand`.
    pub fn may(&self, right: Right, brand: BrandId) -> bool {
        self.roles.iter().any(|(at, role)| at.is_none_or(|at| at == brand) && role.holds(right))
    }

    /// Whether they hold this role in `brand`.
    pub fn is(&self, role: Role, brand: BrandId) -> bool {
        self.roles.iter().any(|(at, held)| at.is_none_or(|at| at == brand) && *held == role)
    }

    /// Whether there is a brand in which both they and `other` hold `right`.
    pub(crate) fn shares(&self, other: &Reader, right: Right) -> bool {
        let held = |reader: &Reader| -> Vec<Option<BrandId>> {
            reader.roles.iter().filter(|(_, role)| role.holds(right)).map(|(brand, _)| *brand).collect()
        };
        let theirs = held(other);
        held(self).iter().any(|a| theirs.iter().any(|b| a.is_none() || b.is_none() || a == b))
    }

    /// How they want to be told of `topic`.
    pub fn wants(&self, topic: Topic) -> Choice {
        self.choices.get(&topic).copied().unwrap_or_else(|| topic.usual())
    }
}

/// Something to be told to one person.
#[derive(Clone, Debug)]
pub struct Told {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The brand.
    pub brand: BrandId,
    /// To whom.
    pub person: PersonId,
    /// The number of the event.
    pub event: i64,
    /// What it is about.
    pub topic: Topic,
    /// The post, the profile, the experiment or the KPI.
    pub subject: uuid::Uuid,
    /// Its name.
    pub name: String,
    /// The reason that was given, or the words that were said.
    pub detail: String,
    /// Who did it.
    pub by: Option<PersonId>,
    /// The guest who did it.
    pub guest: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// The members of a workspace with their roles and choices: two reads, however many they are.
///
/// # Errors
/// The database's.
pub async fn readers(db: &Db, workspace: WorkspaceId) -> Result<Vec<Reader>> {
    let mut readers: Vec<Reader> = Vec::new();
    for row in store::members(db, workspace).await? {
        let role = (row.brand_id, scope::parsed(&row.role)?);
        match readers.last_mut().filter(|last| last.person == row.person_id) {
            Some(last) => last.roles.push(role),
            None => readers.push(Reader {
                person: row.person_id,
                name: row.name,
                email: row.email,
                language: row.language,
                zone: row.zone,
                roles: vec![role],
                choices: HashMap::new(),
            }),
        }
    }
    let mut choices: HashMap<PersonId, HashMap<Topic, Choice>> = HashMap::new();
    for (person, choice) in store::choices_in(db, workspace).await? {
        choices.entry(person).or_default().insert(choice.topic, choice);
    }
    for reader in &mut readers {
        reader.choices = choices.remove(&reader.person).unwrap_or_default();
    }
    Ok(readers)
}

/// The names of these profiles.
///
/// # Errors
/// The database's.
pub async fn handles(db: &Db, profiles: &[ProfileId]) -> Result<HashMap<ProfileId, String>> {
    if profiles.is_empty() {
        return Ok(HashMap::new());
    }
    store::handles(db, profiles).await
}

/// The names of these brands.
///
/// # Errors
/// The database's.
pub async fn brand_names(db: &Db, brands: &[BrandId]) -> Result<HashMap<BrandId, String>> {
    store::brand_names(db, brands).await
}

/// Tells people, in the write that moves the consumer on. Each hears of it at once where they listen.
///
/// # Errors
/// The database's.
pub async fn tell(tx: &mut Tx, told: &[Told], now: Timestamp) -> Result<()> {
    let mut heard: Vec<(WorkspaceId, PersonId)> = Vec::new();
    for one in told {
        store::insert(tx, one).await?;
        if !heard.contains(&(one.workspace, one.person)) {
            heard.push((one.workspace, one.person));
            tx.tell(Change::by(&Actor::system(one.workspace), "notification.added", one.person.0, now));
        }
    }
    Ok(())
}

/// Takes back what people were told of decisions about a post since `since`, as the last of them was taken back.
///
/// # Errors
/// The database's.
pub async fn withdraw(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: uuid::Uuid,
    since: Timestamp,
    now: Timestamp,
) -> Result<()> {
    for person in store::withdraw(tx, workspace, post, since).await? {
        tx.tell(Change::by(&Actor::system(workspace), "notification.added", person.0, now));
    }
    Ok(())
}

/// What the actor was told in the brands they may still read, the newest first.
///
/// # Errors
/// `person_needed`.
pub async fn list(
    db: &Db,
    actor: &Actor,
    unread: bool,
    before: Option<Cursor>,
    limit: usize,
) -> Result<Page<Notification>> {
    let person = scope::person(actor)?;
    let (limit, rows) = scope::page(limit);
    let before = before.map_or(i64::MAX, |cursor| cursor.key);
    let reach = scope::reach(&actor.brands(Right::PostsRead));
    let found = store::list(db, (actor.workspace, person), reach, unread, before, rows).await?;
    Ok(Page::from_rows(found, limit, |n| Cursor { key: n.event, id: n.id.0 }))
}

/// How many of those the actor has not read; at most 100, which says "many".
///
/// # Errors
/// `person_needed`.
pub async fn unread(db: &Db, actor: &Actor) -> Result<i64> {
    let person = scope::person(actor)?;
    store::unread(db, (actor.workspace, person), scope::reach(&actor.brands(Right::PostsRead))).await
}

/// Marks some as read, or all there are.
///
/// # Errors
/// `person_needed`; `subjects_too_many`.
pub async fn read(db: &Db, actor: &Actor, ids: Option<Vec<NotificationId>>, now: Timestamp) -> Result<()> {
    let person = scope::person(actor)?;
    if let Some(count) = ids.as_ref().map(Vec::len).filter(|count| *count > IDS_MAX) {
        return Err(Problem::invalid("ids", "subjects_too_many")
            .with("limit", IDS_MAX)
            .with("count", count)
            .into());
    }
    let workspace = actor.workspace;
    let change = Change::by(actor, "notification.read", person.0, now);
    db.write(move |tx| {
        Box::pin(async move {
            if store::read(tx, (workspace, person), ids.as_deref(), now).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

/// How the actor wants to be told of each topic.
///
/// # Errors
/// `person_needed`.
pub async fn choices(db: &Db, actor: &Actor) -> Result<Vec<Choice>> {
    let chosen = store::choices(db, scope::person(actor)?).await?;
    let of =
        |topic: Topic| chosen.iter().find(|c| c.topic == topic).copied().unwrap_or_else(|| topic.usual());
    Ok(Topic::ALL.into_iter().map(of).collect())
}

/// Chooses how to be told; topics that are not named stay as they are.
///
/// # Errors
/// `person_needed`.
pub async fn choose(db: &Db, actor: &Actor, choices: Vec<Choice>) -> Result<()> {
    let person = scope::person(actor)?;
    db.write(move |tx| {
        Box::pin(async move {
            for choice in &choices {
                store::choose(tx, person, *choice).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Forgets what was told long ago.
pub(crate) async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(async move { store::forget(tx, now - KEPT).await })).await
}
