//! How does a network behave that does exactly what a test asks for? In memory, without HTTP, with faults by script.
//!
//! # Use
//! ```ignore
//! let fake = Fake::new();                  // repeats are harmless; `Fake::doubling()` shows a second post
//! let account = fake.account("budi");
//! fake.script(Fault::DropAnswer);          // the next publishing call acts, and its answer is lost
//! // … deliver …
//! assert_eq!(fake.texts(), ["halo"]);
//! ```

mod limits;
mod public;
#[cfg(test)]
mod tests;

use crate::*;
use async_trait::async_trait;
use selaras_kernel::{Metric, Timestamp};
use serde_json::json;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What goes wrong with the next publishing call (an upload is one too).
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The call does its work, and its answer is lost.
    DropAnswer,
    /// The call never arrives, and nobody can tell.
    DropRequest,
    /// Refused with this kind of error; certainly not done.
    Refuse(ErrorKind),
    /// Slow down until this long from now.
    RateLimit(Duration),
    /// The network is still working on it: nothing done, ask again after this long.
    Busy(Duration),
    /// The account's token is over from now on, until it is refreshed.
    ExpireToken,
    /// The account must be signed in again from now on.
    RevokeToken,
    /// All goes well.
    None,
}

/// A post that appeared.
#[derive(Clone, Debug, PartialEq)]
pub struct FakePost {
    /// The network's id.
    pub id: String,
    /// Handle of the account.
    pub handle: String,
    /// Key it was sent with.
    pub key: String,
    /// What appeared.
    pub part: Part,
    /// The warning before it.
    pub warning: Option<String>,
    /// The language it is said to be in.
    pub language: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The post it answers.
    pub reply_to: Option<String>,
    /// The post it quotes.
    pub quote: Option<String>,
    /// When it appeared.
    pub at: Timestamp,
    /// Numbers others gave it.
    pub numbers: Numbers,
    /// Whether it was deleted since.
    pub deleted: bool,
}

#[derive(Default)]
struct State {
    posts: Vec<FakePost>,
    script: VecDeque<Fault>,
    blind_settles: usize,
    /// The token that is good, by handle; absent while expired or revoked.
    tokens: std::collections::BTreeMap<String, Token>,
    uploads: usize,
    calls: usize,
    settles: usize,
    /// Numbers of profiles that tests have set.
    profiles: std::collections::BTreeMap<String, Numbers>,
    refused_looks: VecDeque<ConnectorError>,
    looks: usize,
}

enum Token {
    Good(u32),
    Expired(u32),
    Revoked,
}

/// The network.
pub struct Fake {
    doubles: bool,
    state: Mutex<State>,
}

static HARMLESS: Capability = capability(Repeat::Harmless(Some(Duration::from_secs(3600))));
static DOUBLES: Capability = capability(Repeat::Doubles);

const fn capability(repeat: Repeat) -> Capability {
    Capability {
        network: "fake",
        title: "Fake",
        sign_in: &[SignIn::Token],
        repeat,
        settles: true,
        fetches_media: false,
        numbers_batch: 20,
        post_metrics: &[Metric::Reactions, Metric::Reposts, Metric::Replies, Metric::Quotes],
        profile_metrics: &[Metric::Followers, Metric::Following, Metric::Posts],
        costs: false,
        shapes: &crate::crop::SHAPES,
        public_profiles: Some(PublicProfiles {
            without_account: true,
            page: public::PAGE,
            source: "the fake network",
            checked_on: "2026-11-27",
        }),
    }
}

impl Default for Fake {
    fn default() -> Self {
        Self::new()
    }
}

impl Fake {
    /// A network on which a repeat with the same key is the same post.
    pub fn new() -> Self {
        Self { doubles: false, state: Mutex::default() }
    }

    /// A network on which every call makes a post, and only reading back tells what happened.
    pub fn doubling() -> Self {
        Self { doubles: true, ..Self::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An account that may publish.
    pub fn account(&self, handle: &str) -> Account {
        self.state().tokens.insert(handle.into(), Token::Good(1));
        Account {
            server: "https://fake.test".into(),
            remote_id: handle.into(),
            handle: handle.into(),
            secret: secret(1),
            limits: self.limits(),
        }
    }

    /// Adds what happens to a coming publishing call; calls beyond the script go well.
    pub fn script(&self, fault: Fault) {
        self.state().script.push_back(fault);
    }

    /// The next `times` calls of `settle` cannot tell.
    pub fn blind(&self, times: usize) {
        self.state().blind_settles = times;
    }

    /// Ends the account's token: `expired` ones can be refreshed, others need a new sign-in.
    pub fn end_token(&self, handle: &str, expired: bool) {
        end_token(&mut self.state(), handle, expired);
    }

    /// Every post that ever appeared, in order.
    pub fn posts(&self) -> Vec<FakePost> {
        self.state().posts.clone()
    }

    /// The texts that can be seen, in order.
    pub fn texts(&self) -> Vec<String> {
        self.state().posts.iter().filter(|p| !p.deleted).map(|p| p.part.text.clone()).collect()
    }

    /// How often `publish` was called.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// How often `settle` was called.
    pub fn settles(&self) -> usize {
        self.state().settles
    }

    /// How many files arrived.
    pub fn uploads(&self) -> usize {
        self.state().uploads
    }

    /// Gives a post a number.
    pub fn set_number(&self, id: &str, metric: Metric, value: i64) {
        if let Some(post) = self.state().posts.iter_mut().find(|p| p.id == id) {
            post.numbers.insert(metric, value);
        }
    }

    /// Deletes a post on the network.
    pub fn delete(&self, id: &str) {
        if let Some(post) = self.state().posts.iter_mut().find(|p| p.id == id) {
            post.deleted = true;
        }
    }
}

fn secret(version: u32) -> Secret {
    Secret { fields: json!({ "token": version }), expires_at: None }
}

fn end_token(state: &mut State, handle: &str, expired: bool) {
    if let Some(token) = state.tokens.get_mut(handle) {
        *token = match token {
            Token::Good(version) | Token::Expired(version) if expired => Token::Expired(*version),
            _ => Token::Revoked,
        };
    }
}

/// Whether the account's token is good.
fn authorise(state: &State, account: &Account) -> Result<()> {
    let shown = account.secret.fields["token"].as_u64().and_then(|v| u32::try_from(v).ok());
    match (state.tokens.get(&account.handle), shown) {
        (Some(Token::Good(good)), Some(shown)) if *good == shown => Ok(()),
        (Some(Token::Expired(_)), _) => {
            Err(ConnectorError::not_done(ErrorKind::TokenExpired, "token is over"))
        }
        (Some(Token::Good(good)), Some(shown)) if shown < *good => {
            Err(ConnectorError::not_done(ErrorKind::TokenExpired, "token was replaced"))
        }
        _ => Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "token is not valid")),
    }
}

/// The next fault of the script; `Ok(true)` means that the work is done and its answer lost.
fn stumble(state: &mut State, outgoing: &Outgoing<'_>) -> Result<bool> {
    let handle = &outgoing.account.handle;
    match state.script.pop_front().unwrap_or(Fault::None) {
        Fault::None | Fault::Busy(_) => Ok(false),
        Fault::DropAnswer => Ok(true),
        Fault::DropRequest => Err(lost()),
        Fault::Refuse(kind) => Err(ConnectorError::not_done(kind, "refused by script")),
        Fault::RateLimit(pause) => Err(ConnectorError {
            until: Some(outgoing.now + pause),
            status: Some(429),
            ..ConnectorError::not_done(ErrorKind::RateLimited, "slow down")
        }),
        Fault::ExpireToken => {
            end_token(state, handle, true);
            authorise(state, outgoing.account).map(|()| false)
        }
        Fault::RevokeToken => {
            end_token(state, handle, false);
            authorise(state, outgoing.account).map(|()| false)
        }
    }
}

fn lost() -> ConnectorError {
    ConnectorError::unknown(ErrorKind::NoAnswer, "no answer in time")
}

/// The id of the post that the next part answers.
fn parent<'a>(outgoing: &'a Outgoing<'_>, progress: &'a Progress) -> Option<&'a str> {
    progress.posted.last().map(|p| p.id.as_str()).or(outgoing.content.reply_to.as_deref())
}

/// Puts the next part into the world, or finds the one that an earlier call with the same key put there.
fn put(state: &mut State, doubles: bool, outgoing: &Outgoing<'_>, progress: &Progress) -> Posted {
    let index = progress.posted.len();
    let key = progress.keys.get(index).cloned().unwrap_or_default();
    let same = state.posts.iter().find(|p| !doubles && p.key == key && p.handle == outgoing.account.handle);
    if let Some(post) = same {
        return posted(&post.id);
    }
    let content = outgoing.content;
    let id = format!("{}", state.posts.len() + 1);
    state.posts.push(FakePost {
        id: id.clone(),
        handle: outgoing.account.handle.clone(),
        key,
        part: content.parts[index].clone(),
        warning: content.warning.clone(),
        language: content.language.clone(),
        visibility: content.visibility.unwrap_or(Visibility::Public),
        reply_to: parent(outgoing, progress).map(str::to_owned),
        quote: content.quote.clone().filter(|_| index == 0),
        at: outgoing.now,
        numbers: Numbers::new(),
        deleted: false,
    });
    posted(&id)
}

fn posted(id: &str) -> Posted {
    Posted { id: id.into(), url: format!("https://fake.test/{id}"), version: String::new() }
}

fn with_post(progress: &Progress, post: Posted) -> Progress {
    let mut progress = progress.clone();
    progress.posted.push(post);
    progress
}

#[async_trait]
impl Connector for Fake {
    fn capability(&self) -> &'static Capability {
        if self.doubles { &DOUBLES } else { &HARMLESS }
    }

    fn limits(&self) -> Limits {
        limits::limits()
    }

    async fn begin_sign_in(&self, _begin: &BeginSignIn) -> Result<BegunSignIn> {
        Err(ConnectorError::not_done(ErrorKind::Rejected, "the fake network has no page to sign in"))
    }

    async fn finish_sign_in(&self, _finish: &FinishSignIn) -> Result<Vec<Connected>> {
        Err(ConnectorError::not_done(ErrorKind::Rejected, "the fake network has no page to sign in"))
    }

    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> Result<Vec<Connected>> {
        if sign_in.password.is_empty() {
            return Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "the token is not valid"));
        }
        let account = self.account(&sign_in.identifier);
        let url = format!("https://fake.test/@{}", account.handle);
        Ok(vec![Connected { name: account.handle.clone(), url, avatar: None, account }])
    }

    async fn refresh(&self, account: &Account, _now: Timestamp) -> Result<Secret> {
        let mut state = self.state();
        match state.tokens.get_mut(&account.handle) {
            Some(token @ (Token::Good(_) | Token::Expired(_))) => {
                let (Token::Good(old) | Token::Expired(old)) = *token else { return Ok(secret(0)) };
                *token = Token::Good(old + 1);
                Ok(secret(old + 1))
            }
            _ => Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "sign in again")),
        }
    }

    async fn account_limits(&self, account: &Account, _now: Timestamp) -> Result<Limits> {
        authorise(&self.state(), account).map(|()| self.limits())
    }

    fn prepare(&self, content: &Content, key: uuid::Uuid, _now: Timestamp) -> Progress {
        let keys = (0..content.parts.len()).map(|part| format!("{key}-{part}")).collect();
        Progress { keys, ..Progress::default() }
    }

    async fn publish(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Step> {
        let Some(part) = outgoing.content.parts.get(progress.posted.len()) else {
            return Ok(Step::Published(progress.clone()));
        };
        let missing = part.media.iter().find(|a| !progress.uploads.contains_key(&a.media));
        let file = match (missing, self.limits().image) {
            (Some(missing), Some(rule)) => {
                Some((missing.media, outgoing.media.open(missing.media, missing.crop, &rule).await?))
            }
            _ => None,
        };
        let mut state = self.state();
        state.calls += 1;
        authorise(&state, outgoing.account)?;
        if let Some(Fault::Busy(pause)) = state.script.front().cloned() {
            state.script.pop_front();
            return Ok(Step::Wait(progress.clone(), pause));
        }
        let answer_lost = stumble(&mut state, outgoing)?;
        let step = if let Some((id, file)) = file {
            state.uploads += 1;
            let mut progress = progress.clone();
            progress.uploads.insert(id, json!({ "upload": state.uploads, "mime": file.mime }));
            Step::Advance(progress)
        } else {
            let progress = with_post(progress, put(&mut state, self.doubles, outgoing, progress));
            let all = progress.posted.len() == outgoing.content.parts.len();
            if all { Step::Published(progress) } else { Step::Advance(progress) }
        };
        if answer_lost { Err(lost()) } else { Ok(step) }
    }

    async fn settle(&self, outgoing: &Outgoing<'_>, progress: &Progress) -> Result<Settled> {
        let mut state = self.state();
        state.settles += 1;
        authorise(&state, outgoing.account)?;
        if state.blind_settles > 0 {
            state.blind_settles -= 1;
            return Ok(Settled::Unknown);
        }
        let Some(part) = outgoing.content.parts.get(progress.posted.len()) else {
            return Ok(Settled::Appeared(progress.clone()));
        };
        let parent = parent(outgoing, progress);
        let found = state.posts.iter().find(|post| {
            post.handle == outgoing.account.handle
                && post.part == *part
                && post.at >= outgoing.prepared_at
                && post.reply_to.as_deref() == parent
                && !progress.posted.iter().any(|p| p.id == post.id)
        });
        Ok(match found {
            Some(post) => Settled::Appeared(with_post(progress, posted(&post.id))),
            None => Settled::Absent,
        })
    }

    async fn post_numbers(
        &self,
        account: &Account,
        ids: &[String],
    ) -> Result<Vec<(String, Option<Numbers>)>> {
        let state = self.state();
        authorise(&state, account)?;
        Ok(ids.iter().map(|id| (id.clone(), numbers_of(&state, id))).collect())
    }

    async fn profile_numbers(&self, account: &Account) -> Result<Numbers> {
        let state = self.state();
        authorise(&state, account)?;
        Ok(public::profile_numbers(&state, &account.handle))
    }

    async fn find_accounts(&self, account: &Account, text: &str) -> Result<Vec<FoundAccount>> {
        self.named(account, text)
    }

    async fn find_public(&self, account: Option<&Account>, address: &str) -> Result<PublicProfile> {
        self.found(account, address)
    }

    async fn public_posts(
        &self,
        account: Option<&Account>,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<String>,
    ) -> Result<PublicPosts> {
        self.page(account, profile, since, page.as_deref())
    }
}

fn numbers_of(state: &State, id: &str) -> Option<Numbers> {
    let post = state.posts.iter().find(|p| p.id == id && !p.deleted)?;
    let mut numbers: Numbers = [Metric::Reactions, Metric::Reposts].map(|metric| (metric, 0)).into();
    let about = |link: fn(&FakePost) -> &Option<String>| {
        i64::try_from(state.posts.iter().filter(|p| link(p).as_deref() == Some(id) && !p.deleted).count())
            .unwrap_or(i64::MAX)
    };
    numbers.insert(Metric::Replies, about(|p| &p.reply_to));
    numbers.insert(Metric::Quotes, about(|p| &p.quote));
    numbers.extend(post.numbers.clone());
    Some(numbers)
}

/// Files for tests: every id is a small PNG.
pub struct FakeMedia;

#[async_trait]
impl MediaSource for FakeMedia {
    async fn open(
        &self,
        media: selaras_kernel::MediaId,
        _crop: Option<crate::Crop>,
        _rule: &MediaRule,
    ) -> Result<MediaFile> {
        Ok(MediaFile {
            mime: "image/png".into(),
            name: format!("{media}.png"),
            width: 1,
            height: 1,
            body: MediaBody::Bytes(bytes::Bytes::from_static(PNG)),
            url: None,
        })
    }
}

/// The smallest PNG: one grey pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
    0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
    0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
