//! Who acts, and what they may do: the one table of rights.

use crate::{BrandId, PersonId, Problem, TokenId, WorkspaceId, error::Kind};

// `$text` is a `tt`, not a `literal`: utoipa does not see through the latter, and the API's description would be wrong.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:tt),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The stable name, as in JSON and in the database.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = Problem;
            fn from_str(text: &str) -> Result<Self, Problem> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    Problem::invalid("", "unknown_value")
                        .with("value", text)
                        .with("allowed", Self::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>().join(", "))
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

named! {
    /// A person's job in a workspace or in one brand of it.
    Role {
        /// Everything, including handing over the workspace.
        Owner = "owner",
        /// Everything but the ownership.
        Admin = "admin",
        /// Strategy, calendar, approval and numbers.
        ContentManager = "content_manager",
        /// Writes posts and submits them.
        Creator = "creator",
        /// Reviews, approves and schedules.
        Editor = "editor",
        /// Reads numbers and exports them.
        Analyst = "analyst",
        /// Answers people; may write posts as drafts.
        Agent = "agent",
        /// A guest of the brand: sees posts and approves.
        Client = "client",
    }
}

named! {
    /// What a route or an operation needs. The name is what API tokens are scoped by.
    Right {
        /// See the workspace, its brands and one's own membership.
        WorkspaceRead = "workspace.read",
        /// Change the workspace; export and import it.
        WorkspaceManage = "workspace.manage",
        /// See members and invitations.
        MembersRead = "members.read",
        /// Invite, change roles, remove.
        MembersManage = "members.manage",
        /// Make and change brands.
        BrandsManage = "brands.manage",
        /// See profiles and their state.
        ProfilesRead = "profiles.read",
        /// Connect, reconnect, pause and remove profiles; set their slots.
        ProfilesManage = "profiles.manage",
        /// See posts and their deliveries.
        PostsRead = "posts.read",
        /// Write drafts and submit them for review.
        PostsWrite = "posts.write",
        /// Approve or send back what others wrote.
        PostsApprove = "posts.approve",
        /// Schedule, move, pause, cancel and retry.
        PostsSchedule = "posts.schedule",
        /// See and use the media library.
        MediaRead = "media.read",
        /// Add to the media library and remove from it.
        MediaWrite = "media.write",
        /// See numbers.
        NumbersRead = "numbers.read",
        /// Import numbers, keep competitors, dashboards, costs and experiments.
        NumbersWrite = "numbers.write",
        /// See the strategy: objectives, goals, KPIs, audits, briefs.
        StrategyRead = "strategy.read",
        /// Change the strategy.
        StrategyWrite = "strategy.write",
        /// See the audit trail.
        AuditRead = "audit.read",
        /// Make API tokens of one's own (never with more than one's own rights).
        TokensManage = "tokens.manage",
    }
}

impl Role {
    /// Whether this role holds `right`. This function is the table of rights; there is no other.
    pub fn holds(self, right: Right) -> bool {
        use Right::*;
        match self {
            Role::Owner | Role::Admin => true,
            Role::ContentManager => !matches!(right, WorkspaceManage | MembersManage | AuditRead),
            Role::Editor => matches!(
                right,
                WorkspaceRead
                    | MembersRead
                    | ProfilesRead
                    | PostsRead
                    | PostsWrite
                    | PostsApprove
                    | PostsSchedule
                    | MediaRead
                    | MediaWrite
                    | NumbersRead
                    | StrategyRead
                    | TokensManage
            ),
            Role::Creator => matches!(
                right,
                WorkspaceRead
                    | MembersRead
                    | ProfilesRead
                    | PostsRead
                    | PostsWrite
                    | MediaRead
                    | MediaWrite
                    | NumbersRead
                    | StrategyRead
                    | TokensManage
            ),
            Role::Analyst => {
                matches!(
                    right,
                    WorkspaceRead
                        | MembersRead
                        | ProfilesRead
                        | PostsRead
                        | MediaRead
                        | NumbersRead
                        | NumbersWrite
                        | StrategyRead
                        | TokensManage
                )
            }
            Role::Agent => {
                matches!(
                    right,
                    WorkspaceRead
                        | MembersRead
                        | ProfilesRead
                        | PostsRead
                        | PostsWrite
                        | MediaRead
                        | MediaWrite
                        | StrategyRead
                )
            }
            Role::Client => {
                matches!(
                    right,
                    WorkspaceRead | PostsRead | PostsApprove | MediaRead | NumbersRead | StrategyRead
                )
            }
        }
    }
}

/// A role in the whole workspace (`brand` is `None`) or in one brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Grant {
    /// The brand, or the whole workspace.
    pub brand: Option<BrandId>,
    /// The role there.
    pub role: Role,
}

/// Who acts: a person in one workspace, perhaps through a token, or the system itself.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The workspace acted in; every query is bound to it.
    pub workspace: WorkspaceId,
    /// The person; `None` for the system's own jobs.
    pub person: Option<PersonId>,
    /// The API token used, if one was.
    pub token: Option<TokenId>,
    /// Roles held.
    pub grants: Vec<Grant>,
    /// What the token is limited to; `None` means everything the roles hold.
    pub scope: Option<Vec<Right>>,
    /// The name of a guest, who has no account and acts through a link.
    pub guest: Option<String>,
}

/// The brands in which an actor holds a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brands {
    /// All brands of the workspace.
    All,
    /// Only these.
    Only(Vec<BrandId>),
}

impl Brands {
    /// Whether `brand` is among them.
    pub fn has(&self, brand: BrandId) -> bool {
        match self {
            Self::All => true,
            Self::Only(brands) => brands.contains(&brand),
        }
    }
}

impl Actor {
    /// The system acting in `workspace`: background jobs.
    pub fn system(workspace: WorkspaceId) -> Self {
        Self {
            workspace,
            person: None,
            token: None,
            grants: vec![Grant { brand: None, role: Role::Owner }],
            scope: None,
            guest: None,
        }
    }

    /// Where the actor holds `right`; an empty `Only` means nowhere.
    pub fn brands(&self, right: Right) -> Brands {
        if self.scope.as_ref().is_some_and(|scope| !scope.contains(&right)) {
            return Brands::Only(Vec::new());
        }
        let mut only = Vec::new();
        for grant in self.grants.iter().filter(|g| g.role.holds(right)) {
            match grant.brand {
                None => return Brands::All,
                Some(brand) => only.push(brand),
            }
        }
        Brands::Only(only)
    }

    /// Whether the actor holds `right` in `brand`, or in the whole workspace when `brand` is `None`.
    pub fn may(&self, right: Right, brand: Option<BrandId>) -> bool {
        match (self.brands(right), brand) {
            (Brands::All, _) => true,
            (only, Some(brand)) => only.has(brand),
            (_, None) => false,
        }
    }

    /// Whether the actor holds `right` in any brand: what a route checks before it knows which brand is meant.
    pub fn may_somewhere(&self, right: Right) -> bool {
        self.brands(right) != Brands::Only(Vec::new())
    }

    /// Asks for `right` in `brand` (`None`: in the whole workspace).
    ///
    /// # Errors
    /// `forbidden`, naming the right.
    pub fn require(&self, right: Right, brand: Option<BrandId>) -> Result<(), Problem> {
        if self.may(right, brand) { Ok(()) } else { Err(forbidden(right)) }
    }
}

/// The problem of lacking `right`.
pub fn forbidden(right: Right) -> Problem {
    Problem::new(Kind::Forbidden, "forbidden").with("right", right.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    #[test]
    fn a_grant_in_one_brand_reaches_no_other() {
        let (mine, other) = (BrandId::new(Timestamp(0)), BrandId::new(Timestamp(0)));
        let mut actor = Actor::system(WorkspaceId::new(Timestamp(0)));
        actor.grants = vec![Grant { brand: Some(mine), role: Role::Editor }];
        assert!(actor.may(Right::PostsWrite, Some(mine)));
        assert!(!actor.may(Right::PostsWrite, Some(other)));
        assert!(!actor.may(Right::PostsWrite, None));
        assert!(actor.may_somewhere(Right::PostsWrite));
    }

    #[test]
    fn a_token_never_holds_more_than_its_scope_nor_than_the_person() {
        let mut actor = Actor::system(WorkspaceId::new(Timestamp(0)));
        actor.scope = Some(vec![Right::PostsRead]);
        assert!(actor.may(Right::PostsRead, None));
        assert!(!actor.may(Right::PostsWrite, None));
        actor.grants = vec![Grant { brand: None, role: Role::Client }];
        actor.scope = Some(vec![Right::PostsWrite]);
        assert!(!actor.may(Right::PostsWrite, None));
    }
}
