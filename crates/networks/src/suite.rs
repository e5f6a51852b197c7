//! Does a connector behave as everyone above it expects? The same checks for every network, asked for by what it says
//! it can do (`Capability`, `Limits`) and by nothing else.
//!
//! A test of a connector gives the suite an account and a `Witness`: a second pair of eyes (and hands) that looks at
//! the network in another way than the connector does. Checks panic with what they expected; what was left out, and
//! why, is in the report.

mod checks;
mod public;

use crate::*;
use async_trait::async_trait;
use selaras_kernel::{MediaId, Metric, Timestamp};

/// A post as somebody else sees it on the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Its plain text.
    pub text: String,
    /// Alternative texts of its media, in order.
    pub alts: Vec<String>,
    /// The warning before it.
    pub warning: Option<String>,
    /// Who may see it, if the network tells.
    pub visibility: Option<Visibility>,
    /// Network id of the post it answers.
    pub reply_to: Option<String>,
    /// Network id of the post it quotes.
    pub quote: Option<String>,
    /// Answers of its poll.
    pub poll: Vec<String>,
}

/// The network through other eyes than the connector's.
#[async_trait]
pub trait Witness: Send + Sync {
    /// The post with this network id; `None` when it is gone.
    async fn see(&self, id: &str) -> Option<Seen>;

    /// How many posts of the account have exactly this text.
    async fn count(&self, text: &str) -> usize;

    /// Somebody else reacts to a post once; `false` when the witness cannot.
    async fn react(&self, id: &str) -> bool;

    /// The post is deleted at the network; `false` when the witness cannot.
    async fn delete(&self, id: &str) -> bool;

    /// Returns when the network has taken in everything that was written (indexing).
    async fn settled(&self) {}

    /// Spellings by which the account's profile is found, by somebody with an account or without.
    fn addresses(&self, with_account: bool) -> Vec<String>;

    /// An address that could be somebody's and is nobody's.
    fn nobody(&self) -> String;

    /// The address of a profile that never posted.
    async fn silent(&self) -> String;

    /// Somebody else, as one writes them into a text, and their handle as it is told.
    fn mentionable(&self) -> (String, String);

    /// Somebody else posts this; the network id, or `None` when the witness cannot.
    async fn post_of_another(&self, text: &str) -> Option<String>;

    /// The account passes a post on without words of its own; what that is called at the network, or `None` when the witness
    /// cannot.
    async fn pass_on(&self, id: &str) -> Option<String>;
}

/// What the suite runs with.
pub struct Suite<'a> {
    /// The connector.
    pub connector: &'a dyn Connector,
    /// An account that may publish.
    pub account: Account,
    /// The same account with a token that is no good.
    pub wrong: Account,
    /// The same account at an address where nobody answers; `None` for networks without a server.
    pub unreachable: Option<Account>,
    /// Other eyes.
    pub witness: &'a dyn Witness,
    /// Files.
    pub media: &'a dyn MediaSource,
    /// Now, by the test's clock.
    pub now: Timestamp,
    /// Distinguishes this run's texts from those of earlier ones.
    pub run: String,
}

/// What was checked and what was left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Names of the checks that passed.
    pub passed: Vec<&'static str>,
    /// Names of those that do not apply, with the reason.
    pub skipped: Vec<(&'static str, &'static str)>,
}

/// Runs every check that applies.
///
/// # Panics
/// When the connector does not behave, with what was expected.
pub async fn run(suite: &Suite<'_>) -> Report {
    let mut report = Report::default();
    let limits = &suite.account.limits;
    let capability = suite.connector.capability();
    let harmless = matches!(capability.repeat, Repeat::Harmless(_));
    checks::text_appears_once(suite).await;
    report.passed.push("text appears once");
    checks::unicode_survives(suite).await;
    report.passed.push("unicode survives");
    checks::over_limit_is_told_before_the_call(suite);
    report.passed.push("over the limit is told before the call");
    checks::wrong_token_is_told(suite).await;
    report.passed.push("wrong token is told");
    macro_rules! when {
        ($condition:expr, $name:literal, $reason:literal, $check:expr) => {
            if $condition {
                $check.await;
                report.passed.push($name);
            } else {
                report.skipped.push(($name, $reason));
            }
        };
    }
    when!(harmless, "a repeat is the same post", "repeats double here", checks::repeat_is_the_same(suite));
    when!(capability.settles, "settling tells rightly", "cannot settle", checks::settle_tells(suite));
    when!(limits.parts_max >= 3, "thread in order", "no threads", checks::thread_in_order(suite));
    when!(
        limits.parts_max >= 2 && capability.settles,
        "thread goes on where it stopped",
        "no threads, or cannot settle",
        checks::thread_goes_on(suite)
    );
    when!(limits.image.is_some(), "image with its description", "no images", checks::image_with_alt(suite));
    when!(limits.warning, "content warning", "no content warnings", checks::warning_shows(suite));
    when!(
        limits.visibilities.contains(&Visibility::Unlisted),
        "visibility",
        "no choice of visibility",
        checks::visibility_holds(suite)
    );
    when!(limits.poll.is_some(), "poll", "no polls", checks::poll_appears(suite));
    when!(limits.reply, "reply", "no replies", checks::reply_is_one(suite));
    when!(limits.quote, "quote", "no quotes", checks::quote_is_one(suite));
    when!(
        capability.post_metrics.contains(&Metric::Reactions),
        "a reaction is counted",
        "does not tell reactions",
        checks::reaction_counts(suite)
    );
    when!(
        !capability.post_metrics.is_empty(),
        "a deleted post is noticed",
        "does not tell numbers",
        checks::deleted_is_none(suite)
    );
    when!(
        !capability.profile_metrics.is_empty(),
        "numbers of the profile",
        "does not tell numbers",
        checks::profile_numbers_come(suite)
    );
    if capability.public_profiles.is_some() {
        public_profiles(suite, &mut report).await;
    } else {
        public::none_is_shown(suite).await;
        report.skipped.push(("public profiles", "shows no profiles of others"));
    }
    when!(
        suite.unreachable.is_some(),
        "nobody at the address",
        "has no server of its own",
        checks::nobody_there(suite)
    );
    report
}

/// Looks at the account as somebody else would.
async fn public_profiles(suite: &Suite<'_>, report: &mut Report) {
    public::profile_is_found(suite).await;
    public::nobody_is_told(suite).await;
    public::silence_is_empty(suite).await;
    public::formats_are_told(suite).await;
    public::words_are_told(suite).await;
    public::answers_are_told_apart(suite).await;
    public::pages_hold_no_post_twice(suite).await;
    public::a_wrong_token_is_told(suite).await;
    report.passed.extend([
        "a public profile is found",
        "nobody is not found",
        "a profile without posts",
        "formats of public posts",
        "words and numbers of public posts",
        "answers, threads and quotes",
        "pages without doubles",
        "wrong token when looking",
    ]);
    if suite.account.limits.visibilities.contains(&Visibility::Followers) {
        public::only_public_posts_are_told(suite).await;
        report.passed.push("only public posts");
    } else {
        report.skipped.push(("only public posts", "all posts are public"));
    }
}

impl Suite<'_> {
    /// A text that no other run uses.
    fn text(&self, name: &str) -> String {
        format!("{name} {}", self.run)
    }

    fn outgoing<'a>(&'a self, content: &'a Content, account: &'a Account, key: uuid::Uuid) -> Outgoing<'a> {
        Outgoing { account, content, media: self.media, key, prepared_at: self.now, now: self.now }
    }

    /// A key for one delivery.
    fn key(&self) -> uuid::Uuid {
        MediaId::new(self.now).0
    }

    /// Publishes `content` to its end and returns what appeared.
    async fn publish(&self, content: &Content) -> Progress {
        let key = self.key();
        let first = self.connector.prepare(content, key, self.now);
        self.go_on(content, key, first).await
    }

    /// Goes on with a delivery from `progress` to its end.
    async fn go_on(&self, content: &Content, key: uuid::Uuid, mut progress: Progress) -> Progress {
        let outgoing = self.outgoing(content, &self.account, key);
        for _ in 0..100 {
            let before = progress.posted.len();
            let step = self.connector.publish(&outgoing, &progress).await;
            match step.unwrap_or_else(|e| panic!("publishing {content:?}: {e}")) {
                Step::Published(done) => {
                    assert_eq!(done.posted.len(), content.parts.len(), "all parts are told");
                    assert!(done.posted.len() <= before + 1, "at most one part appears per call");
                    return done;
                }
                Step::Advance(next) | Step::Wait(next, _) => {
                    assert!(next.posted.len() <= before + 1, "at most one part appears per call");
                    progress = stored(&next);
                }
            }
        }
        panic!("publishing did not come to an end: {progress:?}");
    }
}

/// What comes back when the caller stores the progress and reads it again.
fn stored(progress: &Progress) -> Progress {
    let text = serde_json::to_string(progress).unwrap_or_else(|e| panic!("progress cannot be stored: {e}"));
    let read: Progress =
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("progress cannot be read: {e}"));
    assert_eq!(&read, progress, "progress survives being stored");
    read
}
