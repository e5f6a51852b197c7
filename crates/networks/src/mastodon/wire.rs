//! What goes over the wire to a Mastodon server and what comes back: only the fields that are used.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// `POST /api/v1/statuses`.
#[derive(Serialize)]
pub(super) struct NewStatus<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    pub status: Cow<'a, str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub media_ids: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<NewPoll<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_reply_to_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_status_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoiler_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct NewPoll<'a> {
    pub options: &'a [String],
    pub expires_in: u64,
    pub multiple: bool,
}

/// What a new status is answered with: nothing but where it is.
#[derive(Deserialize)]
pub(super) struct Posted<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Absent for a few servers' direct posts.
    #[serde(borrow, default)]
    pub url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub uri: Cow<'a, str>,
}

/// A status as read back.
#[derive(Clone, Deserialize)]
pub(super) struct Status {
    pub id: String,
    pub url: Option<String>,
    pub uri: String,
    #[serde(default)]
    pub content: String,
    pub created_at: selaras_kernel::Timestamp,
    #[serde(default)]
    pub in_reply_to_id: Option<String>,
    #[serde(default)]
    pub spoiler_text: String,
    #[serde(default)]
    pub media_attachments: Vec<serde::de::IgnoredAny>,
    #[serde(default)]
    pub poll: Option<serde::de::IgnoredAny>,
}

/// The numbers of a status.
#[derive(Deserialize)]
pub(super) struct Counted {
    pub id: String,
    pub favourites_count: i64,
    pub reblogs_count: i64,
    pub replies_count: i64,
    /// Since 4.5.
    #[serde(default)]
    pub quotes_count: Option<i64>,
}

/// A file: processed when it has an address.
#[derive(Deserialize)]
pub(super) struct Media {
    pub id: String,
    #[serde(default)]
    pub url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Found {
    #[serde(default)]
    pub statuses: Vec<FoundStatus>,
}

#[derive(Deserialize)]
pub(super) struct FoundStatus {
    pub id: String,
}

/// `GET /api/v1/accounts/verify_credentials`.
#[derive(Deserialize)]
pub(super) struct Me {
    pub id: String,
    pub username: String,
    #[serde(default)]
    pub display_name: String,
    pub url: String,
    #[serde(default)]
    pub avatar: Option<String>,
    pub followers_count: i64,
    pub following_count: i64,
    pub statuses_count: i64,
}

/// An account of somebody.
#[derive(Deserialize)]
pub(super) struct Someone {
    /// Name, with the server where that is another one.
    pub acct: String,
    #[serde(default)]
    pub display_name: String,
}

/// An account as anybody sees it.
#[derive(Deserialize)]
pub(super) struct Public {
    pub id: String,
    pub username: String,
    #[serde(default)]
    pub display_name: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub avatar: Option<String>,
    #[serde(default)]
    pub created_at: Option<String>,
    #[serde(default)]
    pub followers_count: Option<i64>,
    #[serde(default)]
    pub following_count: Option<i64>,
    #[serde(default)]
    pub statuses_count: Option<i64>,
    /// Told of an account that its server has closed.
    #[serde(default)]
    pub suspended: Option<bool>,
}

/// A status of somebody.
#[derive(Deserialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    pub counted: Counted,
    #[serde(default)]
    pub url: Option<String>,
    pub uri: String,
    pub created_at: selaras_kernel::Timestamp,
    pub visibility: String,
    #[serde(default)]
    pub content: String,
    #[serde(default)]
    pub spoiler_text: String,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub in_reply_to_id: Option<String>,
    #[serde(default)]
    pub in_reply_to_account_id: Option<String>,
    #[serde(default)]
    pub reblog: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    pub quote: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    pub card: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    pub poll: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    pub media_attachments: Vec<ShownMedia>,
    #[serde(default)]
    pub tags: Vec<Named>,
    #[serde(default)]
    pub mentions: Vec<Mentioned>,
}

/// A file of a status.
#[derive(Deserialize)]
pub(super) struct ShownMedia {
    #[serde(default)]
    pub r#type: String,
}

/// A hashtag.
#[derive(Deserialize)]
pub(super) struct Named {
    pub name: String,
}

/// Somebody who is named.
#[derive(Deserialize)]
pub(super) struct Mentioned {
    /// Name, with the server where that is another one.
    pub acct: String,
}

/// `GET /.well-known/webfinger`.
#[derive(Deserialize)]
pub(super) struct Finger {
    #[serde(default)]
    pub links: Vec<FingerLink>,
}

#[derive(Deserialize)]
pub(super) struct FingerLink {
    #[serde(default)]
    pub rel: String,
    #[serde(default)]
    pub href: Option<String>,
}

/// Our registration at one server, as it is kept.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct App {
    pub client_id: String,
    pub client_secret: String,
    /// What it was registered with; another one needs another registration.
    #[serde(default)]
    pub redirect_uri: String,
}

#[derive(Deserialize)]
pub(super) struct Token {
    pub access_token: String,
}

/// `GET /api/v2/instance`.
#[derive(Default, Deserialize)]
pub(super) struct Instance {
    #[serde(default)]
    pub configuration: Configuration,
    #[serde(default)]
    pub api_versions: ApiVersions,
    /// The host that handles carry, which may differ from that of the server.
    #[serde(default)]
    pub domain: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct ApiVersions {
    #[serde(default)]
    pub mastodon: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Configuration {
    pub statuses: Statuses,
    pub media_attachments: MediaAttachments,
    pub polls: Option<Polls>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Statuses {
    pub max_characters: Option<u32>,
    pub max_media_attachments: Option<u32>,
    pub characters_reserved_per_url: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MediaAttachments {
    pub supported_mime_types: Vec<String>,
    pub description_limit: Option<u32>,
    pub image_size_limit: Option<u64>,
    pub image_matrix_limit: Option<u64>,
    pub video_size_limit: Option<u64>,
    pub video_matrix_limit: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Polls {
    pub max_options: Option<u32>,
    pub max_characters_per_option: Option<u32>,
    pub min_expiration: Option<u64>,
    pub max_expiration: Option<u64>,
}
