//! What has happened, as data: one kind of row that is audit trail, outbox and live signal at once.

use crate::{Actor, BrandId, PersonId, Right, Timestamp, TokenId, WorkspaceId};

/// A change that is about to be committed; `store` writes it in the same transaction as the change itself.
#[derive(Clone, Debug)]
pub struct Change {
    /// The workspace it happened in.
    pub workspace: WorkspaceId,
    /// The brand concerned, if one is; live events are filtered by it.
    pub brand: Option<BrandId>,
    /// Who did it; `None` for the system.
    pub person: Option<PersonId>,
    /// With which API token.
    pub token: Option<TokenId>,
    /// The name of the guest who did it through a link.
    pub guest: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What happened, such as `post.created` or `delivery.published`.
    pub kind: &'static str,
    /// The row concerned.
    pub subject: uuid::Uuid,
    /// What it was before: only the fields that changed. `Null` for something new. Never a secret.
    pub before: serde_json::Value,
    /// What it is now: only the fields that changed. `Null` for something removed. Never a secret.
    pub after: serde_json::Value,
}

impl Change {
    /// `actor` did `kind` to `subject` at `now`.
    pub fn by(actor: &Actor, kind: &'static str, subject: uuid::Uuid, now: Timestamp) -> Self {
        Self {
            workspace: actor.workspace,
            brand: None,
            person: actor.person,
            token: actor.token,
            guest: actor.guest.clone(),
            at: now,
            kind,
            subject,
            before: serde_json::Value::Null,
            after: serde_json::Value::Null,
        }
    }

    /// Names the brand concerned.
    #[must_use]
    pub fn brand(mut self, brand: BrandId) -> Self {
        self.brand = Some(brand);
        self
    }

    /// What it was.
    #[must_use]
    pub fn from(mut self, before: serde_json::Value) -> Self {
        self.before = before;
        self
    }

    /// What it is now.
    #[must_use]
    pub fn to(mut self, after: serde_json::Value) -> Self {
        self.after = after;
        self
    }
}

/// A change as it was committed. `seq` grows without gaps in the order of commits, so a reader that remembers the last
/// one it saw misses nothing.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct Event {
    /// Place in the order of commits.
    pub seq: i64,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// The brand concerned.
    pub brand_id: Option<BrandId>,
    /// Who; absent for the system.
    pub person_id: Option<PersonId>,
    /// With which API token.
    pub token_id: Option<TokenId>,
    /// When (UTC).
    pub at: Timestamp,
    /// What happened.
    pub kind: String,
    /// The row concerned.
    pub subject_id: uuid::Uuid,
    /// `{"from": …, "to": …}` with the fields that changed, and `"guest"` with the name of a guest who did it.
    #[schema(value_type = Object)]
    pub data: sqlx::types::Json<serde_json::Value>,
}

/// The right that lets one hear of changes of this kind as they happen: what is told of a thing is for those who may read
/// it, and everything else for those who may read the audit trail.
pub fn right_to_hear(kind: &str) -> Right {
    match kind.split('.').next().unwrap_or_default() {
        "post" | "delivery" | "first_comment" | "recurrence" | "comment" | "guest_link" | "approval"
        | "absence" | "holidays" | "template" => Right::PostsRead,
        "media" | "share_link" | "brand_kit" => Right::MediaRead,
        "profile" => Right::ProfilesRead,
        "strategy" | "brand_audit" | "inventory_profile" => Right::StrategyRead,
        "brand" | "workspace" => Right::WorkspaceRead,
        "member" | "invitation" => Right::MembersRead,
        _ => Right::AuditRead,
    }
}
