//! How Selaras speaks to a network: the one trait every network implements, and what goes in and out of it.
//!
//! # Design
//! Publishing is a walk of durable steps. The caller owns the state: it stores the `Progress` it gets back before it
//! asks for the next step, and each call lets **at most one thing become visible** on the network. After a crash or an
//! unclear answer the caller knows from the stored progress which step was under way, and either repeats it (where the
//! network makes a repeat harmless, see `Repeat`) or asks `settle` to look. A connector never retries by itself and
//! never sleeps: waiting is the caller's, through `Step::Wait` and `ConnectorError::until`.

use crate::{
    ConnectorError, Content, ErrorKind, Limits, PublicPosts, PublicProfile, PublicProfileRef, PublicProfiles,
    Shape,
};
use async_trait::async_trait;
use selaras_kernel::{MediaId, Metric, Timestamp};
use serde_json::Value;
use std::{collections::BTreeMap, time::Duration};

/// Result of a call to a network.
pub type Result<T, E = ConnectorError> = std::result::Result<T, E>;

/// What a network can do, as far as anyone outside its folder needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// Stable name, such as `mastodon`; in the database and in JSON.
    pub network: &'static str,
    /// The name people know.
    pub title: &'static str,
    /// Ways to sign in, the preferred one first.
    pub sign_in: &'static [SignIn],
    /// What a repeated publishing call does.
    pub repeat: Repeat,
    /// Whether `settle` can tell whether a post appeared.
    pub settles: bool,
    /// Whether the network fetches media from an address of ours, which must then be reachable for it.
    pub fetches_media: bool,
    /// Most post ids in one `post_numbers` call.
    pub numbers_batch: usize,
    /// Metrics it tells of a post.
    pub post_metrics: &'static [Metric],
    /// Metrics it tells of a profile.
    pub profile_metrics: &'static [Metric],
    /// Whether publishing costs money or quota per call; the cost is shown before scheduling.
    pub costs: bool,
    /// Shapes in which it shows a single picture whole, the usual one first; where that is known from, `docs/networks/<network>.md`
    /// says.
    pub shapes: &'static [Shape],
    /// How far profiles of others can be looked at; `None` for not at all.
    pub public_profiles: Option<PublicProfiles>,
}

/// How a person lets Selaras act for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignIn {
    /// Through the network's own page in the browser.
    Oauth,
    /// With a user name and an app password made for us.
    AppPassword,
    /// With an access token the person made at the network.
    Token,
}

/// What happens when the same publishing step is sent twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The second is the same thing as the first for this long (`None`: for ever).
    Harmless(Option<Duration>),
    /// A second post appears; never repeat after an unclear answer.
    Doubles,
}

/// What opens an account: tokens and the like. Sealed at rest, opened only for a call, never shown.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Secret {
    /// The connector's own fields (access token, refresh token, keys).
    pub fields: Value,
    /// When the access token ends, if that is known.
    pub expires_at: Option<Timestamp>,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret(…, expires_at: {:?})", self.expires_at)
    }
}

/// An account to act for.
#[derive(Clone, Debug)]
pub struct Account {
    /// Base address of its server, without a trailing slash.
    pub server: String,
    /// The network's own id of the account.
    pub remote_id: String,
    /// The name people know it by, without `@`.
    pub handle: String,
    /// What opens it.
    pub secret: Secret,
    /// Its limits.
    pub limits: Limits,
}

/// An account that was just signed in.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The account.
    pub account: Account,
    /// Display name.
    pub name: String,
    /// Its page on the network.
    pub url: String,
    /// Address of its picture.
    pub avatar: Option<String>,
}

/// Our registration at one server of a network (client id and secret), kept so that each server is asked once.
pub type App = Value;

/// What a sign-in through the browser begins with.
#[derive(Clone, Debug)]
pub struct BeginSignIn {
    /// The server (an instance's address) or the handle, as the person typed it.
    pub server: String,
    /// Where the network sends the browser back to.
    pub redirect_uri: String,
    /// Our own address as the network can reach it.
    pub public_url: String,
    /// Our registration there from an earlier sign-in.
    pub app: Option<App>,
    /// Unguessable value that comes back with the browser.
    pub state: String,
}

/// A sign-in that waits for the browser to come back.
#[derive(Clone, Debug)]
pub struct BegunSignIn {
    /// Where to send the browser.
    pub authorize_url: String,
    /// Server that the registration is for.
    pub server: String,
    /// Our registration there, to be kept for next time.
    pub app: Option<App>,
    /// What the connector needs to finish (PKCE verifier and so on); sealed while waiting.
    pub pending: Value,
}

/// What the browser brought back: the query of the redirect.
#[derive(Clone, Debug)]
pub struct FinishSignIn {
    /// `pending` of `BegunSignIn`.
    pub pending: Value,
    /// All query parameters.
    pub query: BTreeMap<String, String>,
    /// Same as at the beginning.
    pub redirect_uri: String,
    /// Same as at the beginning.
    pub public_url: String,
    /// Now.
    pub now: Timestamp,
}

/// A user name with an app password or token.
#[derive(Clone)]
pub struct PasswordSignIn {
    /// Server, or empty to find it from the identifier.
    pub server: String,
    /// Handle, e-mail or id; may be empty for a token.
    pub identifier: String,
    /// App password or token.
    pub password: String,
    /// Now.
    pub now: Timestamp,
}

/// Where files of the library come from when a connector needs them.
#[async_trait]
pub trait MediaSource: Send + Sync {
    /// The file, made to fit `rule` (an image is re-encoded where needed; the original is never sent), or the part `crop` of an
    /// image.
    async fn open(
        &self,
        media: MediaId,
        crop: Option<crate::Crop>,
        rule: &crate::MediaRule,
    ) -> Result<MediaFile>;
}

/// A file ready to be sent.
#[derive(Clone, Debug)]
pub struct MediaFile {
    /// Media type.
    pub mime: String,
    /// File name with the right ending.
    pub name: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The content.
    pub body: MediaBody,
    /// Address at which the network can fetch it, for those that do.
    pub url: Option<String>,
}

/// The content of a file.
#[derive(Clone, Debug)]
pub enum MediaBody {
    /// In memory (images).
    Bytes(bytes::Bytes),
    /// On disk with its length in bytes (video).
    File(std::path::PathBuf, u64),
}

/// One delivery as the connector sees it.
pub struct Outgoing<'a> {
    /// The account to publish from.
    pub account: &'a Account,
    /// What to publish.
    pub content: &'a Content,
    /// Files.
    pub media: &'a dyn MediaSource,
    /// Stable for this delivery; idempotency keys are made from it.
    pub key: uuid::Uuid,
    /// When the delivery was first prepared; the same at every repeat.
    pub prepared_at: Timestamp,
    /// Now.
    pub now: Timestamp,
}

/// How far a delivery has come; stored between calls. A new one comes from `Connector::prepare`.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Progress {
    /// Key of each part (record key, idempotency key), chosen before the first call.
    pub keys: Vec<String>,
    /// Parts that have appeared, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posted: Vec<Posted>,
    /// What the network calls the files it has received, by our id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub uploads: BTreeMap<MediaId, Value>,
    /// The connector's own notes (container ids, upload sessions).
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub notes: Value,
}

/// A part that has appeared.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Posted {
    /// The network's id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// What else is needed to refer to it (Bluesky's CID).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
}

/// What a publishing call came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Store this and call again.
    Advance(Progress),
    /// Store this and call again after the given time (the network is processing).
    Wait(Progress, Duration),
    /// All parts have appeared.
    Published(Progress),
}

/// What looking at the account came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// The part under way did appear; go on from here.
    Appeared(Progress),
    /// It certainly did not appear; it may be sent again.
    Absent,
    /// It cannot be told (yet).
    Unknown,
}

/// Numbers by metric; a metric that is missing was not told.
pub type Numbers = BTreeMap<Metric, i64>;

/// Most accounts that are found for a mention.
pub const FOUND_MAX: usize = 8;

/// An account that can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FoundAccount {
    /// What stands behind the `@`.
    pub handle: String,
    /// Its display name; empty where it has none.
    pub name: String,
}

/// How to speak to one network.
#[async_trait]
pub trait Connector: Send + Sync {
    /// What the network can do.
    fn capability(&self) -> &'static Capability;

    /// Its documented limits, used until the account's own are known.
    fn limits(&self) -> Limits;

    /// Problems of `content` that only this network has, beside those that follow from `Limits`.
    fn check(&self, _content: &Content) -> Vec<selaras_kernel::Problem> {
        Vec::new()
    }

    /// Begins a sign-in through the browser.
    async fn begin_sign_in(&self, begin: &BeginSignIn) -> Result<BegunSignIn>;

    /// Finishes it; may yield several accounts (pages).
    async fn finish_sign_in(&self, finish: &FinishSignIn) -> Result<Vec<Connected>>;

    /// Signs in with an app password or a token.
    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> Result<Vec<Connected>>;

    /// A new secret in place of one that is over or about to be. The caller makes sure that only one runs per account.
    async fn refresh(&self, account: &Account, now: Timestamp) -> Result<Secret>;

    /// The account's own limits, where the network can be asked.
    async fn account_limits(&self, account: &Account, now: Timestamp) -> Result<Limits>;

    /// Chooses what must be fixed before the first call: the key of each part. No I/O.
    fn prepare(&self, content: &Content, key: uuid::Uuid, now: Timestamp) -> Progress;

    /// Takes the next step. At most one part becomes visible per call.
    async fn publish(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step>;

    /// Looks whether the part under way (the first that is not in `posted`) has appeared.
    async fn settle(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled>;

    /// Numbers of posts by network id, at most `numbers_batch` at a time. `None` for one that is gone.
    async fn post_numbers(&self, account: &Account, ids: &[String])
    -> Result<Vec<(String, Option<Numbers>)>>;

    /// Numbers of the account itself.
    async fn profile_numbers(&self, account: &Account) -> Result<Numbers>;

    /// Accounts that somebody may mean who types `text` after an `@`: at most `FOUND_MAX`, the likeliest first; none where
    /// the network cannot be asked.
    async fn find_accounts(&self, _account: &Account, _text: &str) -> Result<Vec<FoundAccount>> {
        Ok(Vec::new())
    }

    /// The profile of anybody, by what people type for it: a handle with or without `@`, the address of its page. Asked
    /// through `account` where the network gives that more (of its rates, or at all), else as anybody.
    ///
    /// # Errors
    /// `NotFound` when nobody is known by that name (`Own::NameUnknown`) or it cannot be one (`Own::NotAName`); `NotShown`
    /// when the profile is not for everybody, or the network shows none (see `Capability::public_profiles`). Errors about
    /// tokens come only where `account` was asked through.
    async fn find_public(&self, _account: Option<&Account>, _address: &str) -> Result<PublicProfile> {
        Err(shows_none(self.capability()))
    }

    /// A page of the posts of a profile that was found before: those since an instant that anybody may see, the newest
    /// first. `page` is `PublicPosts::next` of the page before; with the same `since` the pages hold no post twice.
    ///
    /// # Errors
    /// As `find_public`; `NotFound` when the profile is gone.
    async fn public_posts(
        &self,
        _account: Option<&Account>,
        _profile: &PublicProfileRef,
        _since: Timestamp,
        _page: Option<String>,
    ) -> Result<PublicPosts> {
        Err(shows_none(self.capability()))
    }
}

/// The error of a network that shows no profiles of others.
fn shows_none(network: &Capability) -> ConnectorError {
    let why = format!("{} shows Selaras no profiles of others", network.title);
    ConnectorError::not_done(ErrorKind::NotShown, why)
}
