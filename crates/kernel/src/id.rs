//! Which thing is meant: one type per kind of row, so that a post's id cannot be passed where a profile's belongs.
//!
//! All ids are UUIDv7: they sort by the time they were made, which keeps new rows together in the database.

use crate::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type, utoipa::ToSchema)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        #[schema(value_type = uuid::Uuid)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id that sorts after every id made before `now`.
            pub fn new(now: Timestamp) -> Self {
                Self(crate::clock::uuid_v7(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A workspace: the wall between customers; every query is bound to one.
    WorkspaceId,
    /// A brand within a workspace.
    BrandId,
    /// A person who can sign in; may belong to several workspaces.
    PersonId,
    /// A membership: one person's role in a workspace or in one brand of it.
    MembershipId,
    /// An invitation that has not been accepted yet.
    InvitationId,
    /// An API token.
    TokenId,
    /// A link for a guest.
    GuestLinkId,
    /// A link to files of the library.
    ShareLinkId,
    /// A day of a brand's own.
    OwnDayId,
    /// A secret address of a calendar.
    CalendarFeedId,
    /// A comment on a post.
    CommentId,
    /// Something a person is told.
    NotificationId,
    /// A signed-in browser.
    SessionId,
    /// A profile: one account on one network.
    ProfileId,
    /// A post: one idea, published as one delivery per profile.
    PostId,
    /// A delivery: one post on its way to one profile.
    DeliveryId,
    /// A recurrence that makes posts.
    RecurrenceId,
    /// A file in the library.
    MediaId,
    /// A template of a brand.
    TemplateId,
    /// A file of numbers that was imported.
    ImportId,
    /// A dashboard of a brand's own.
    DashboardId,
    /// Somebody beside whom a brand is seen.
    CompetitorId,
    /// Competitors put together under a name.
    CohortId,
    /// A website of a brand whose visits are counted.
    SiteId,
    /// A short link that counts who follows it.
    SiteLinkId,
    /// A cost or a return of a brand.
    LedgerEntryId,
    /// An experiment with the posts of a brand.
    ExperimentId,
    /// A part of a brand's strategy: an objective, a goal, a tactic, …
    ItemId,
    /// A weekly brief as one reader got it.
    BriefId,
    /// A check-in on a goal: a note, with how the goal stood.
    CheckInId,
    /// An audit of a brand.
    AuditId,
    /// What people say of a profile of a brand.
    InventoryId,
    /// A background job.
    JobId,
}
