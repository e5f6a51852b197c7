//! Answers: what does the network remember? Posts by id, what each key was used for, tokens, and the log.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::rng;

/// A post that appeared.
#[derive(Clone, Debug)]
pub struct Post {
    /// The network's id: a number for Mastodon, an at-URI for Bluesky.
    pub id: String,
    /// Who posted it.
    pub account: u32,
    /// Its text.
    pub text: String,
    /// Id of the post it answers.
    pub parent: Option<String>,
    /// When it appeared, in microseconds since 1970.
    pub at: i64,
    /// Counts appearances; orders those of the same microsecond.
    pub serial: u64,
    /// Whether it was deleted since.
    pub deleted: bool,
    /// Bluesky: the record. Mastodon: what was posted.
    pub record: Value,
    /// Bluesky: hash of the record.
    pub cid: String,
}

/// What a publishing call came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new post appeared.
    Appeared,
    /// It was there already; nothing changed.
    Repeated,
    /// It was there already and now has other content.
    Rewritten,
}

/// One publishing call, as the access log has it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who posted.
    pub account: u32,
    /// Idempotency key or record key.
    pub key: String,
    /// The text.
    pub text: String,
    /// When the request had arrived in full, in microseconds since 1970.
    pub at: i64,
    /// What it came to.
    pub outcome: Outcome,
}

/// A session of Bluesky.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub account: u32,
    /// Whether it is the token that gets a new session.
    pub refresh: bool,
    /// When it ends.
    pub until: i64,
}

/// A publishing call that has been understood.
pub struct Posting {
    /// Who posts.
    pub account: u32,
    /// Idempotency key or record key.
    pub key: Option<String>,
    /// The text.
    pub text: String,
    /// Id of the post it answers.
    pub parent: Option<String>,
    /// What was posted.
    pub record: Value,
}

/// All that changes.
#[derive(Default)]
pub struct State {
    /// Posts by id.
    pub posts: HashMap<String, Post>,
    /// Ids of posts by account, oldest first.
    pub by_account: HashMap<u32, Vec<String>>,
    /// Publishing calls.
    pub log: Vec<Entry>,
    /// Calls by route.
    pub calls: BTreeMap<String, u64>,
    /// Sessions by token; the ended ones too, so that their owner can be told.
    pub sessions: HashMap<String, Session>,
    /// Media by id.
    pub media: HashMap<String, Value>,
    keys: HashMap<(u32, String), (String, i64)>,
    serial: u64,
}

/// How long Mastodon remembers an idempotency key.
const KEY_LASTS: i64 = 3_600_000_000;

impl State {
    /// A number that was not given before.
    pub fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// Mastodon's way: the same key of the same account within the hour is the same status, whatever else it says.
    pub fn post_status(&mut self, posting: Posting, at: i64) -> Post {
        let named = posting.key.clone().map(|key| (posting.account, key));
        if let Some((id, since)) = named.as_ref().and_then(|named| self.keys.get(named))
            && at - since < KEY_LASTS
            && let Some(post) = self.posts.get(id).cloned()
        {
            self.note(&posting, at, Outcome::Repeated);
            return post;
        }
        // Ids grow with time, as Mastodon's do.
        let id = (113_000_000_000_000_000 + self.serial + 1).to_string();
        if let Some(named) = named {
            self.keys.insert(named, (id.clone(), at));
        }
        self.note(&posting, at, Outcome::Appeared);
        self.appear(id, posting, String::new(), at)
    }

    /// Bluesky's way: the record key names the post for ever.
    pub fn put_record(&mut self, uri: String, posting: Posting, at: i64) -> (Post, Outcome) {
        let cid = cid(&posting.record);
        let Some(found) = self.posts.get_mut(&uri).filter(|post| !post.deleted) else {
            self.note(&posting, at, Outcome::Appeared);
            return (self.appear(uri, posting, cid, at), Outcome::Appeared);
        };
        let outcome = if found.cid == cid { Outcome::Repeated } else { Outcome::Rewritten };
        found.cid = cid;
        found.text.clone_from(&posting.text);
        found.parent.clone_from(&posting.parent);
        found.record = posting.record.clone();
        let post = found.clone();
        self.note(&posting, at, outcome);
        (post, outcome)
    }

    /// Whose token this is or was.
    pub fn owner_of_token(&self, token: &str) -> Option<u32> {
        self.sessions.get(token).map(|session| session.account)
    }

    /// Forgets what was posted and asked.
    pub fn forget_posts(&mut self) {
        let kept = std::mem::take(self);
        self.sessions = kept.sessions;
        self.serial = kept.serial;
    }

    fn appear(&mut self, id: String, posting: Posting, cid: String, at: i64) -> Post {
        let serial = self.next_serial();
        let Posting { account, text, parent, record, .. } = posting;
        let post = Post { id: id.clone(), account, text, parent, at, serial, deleted: false, record, cid };
        self.by_account.entry(account).or_default().push(id.clone());
        self.posts.insert(id, post.clone());
        post
    }

    fn note(&mut self, posting: &Posting, at: i64, outcome: Outcome) {
        let key = posting.key.clone().unwrap_or_default();
        self.log.push(Entry { account: posting.account, key, text: posting.text.clone(), at, outcome });
    }
}

/// A stand-in for the hash of a record: equal for equal records and formed like the real one.
pub fn cid(record: &Value) -> String {
    let text = record.to_string();
    let letters = (0..4).flat_map(|seed| base32(rng::hash(seed, &text)));
    format!("bafyrei{}", letters.take(52).collect::<String>())
}

/// 13 letters of the alphabet that atproto writes hashes and keys with.
pub fn base32(number: u64) -> impl Iterator<Item = char> {
    let letters = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..13).map(move |at| char::from(letters[usize::try_from(number >> (at * 5) & 31).unwrap_or(0)]))
}
