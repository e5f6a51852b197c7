//! The real network that tests speak to, and how they reach into it beside the connector.

use crate::{
    Account, Connected, Connector, Content, Crop, Http, MediaBody, MediaFile, MediaRule, MediaSource,
    Outbound, Outgoing, PasswordSignIn, Progress, Result, Step,
    bluesky::{Bluesky, BlueskyConfig, POST},
    http::{Method, Reply},
};
use async_trait::async_trait;
use base64::{Engine, prelude::BASE64_STANDARD};
use selaras_kernel::{
    MediaId, Timestamp,
    clock::{Clock, SystemClock},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// A PDS, an index and a directory, with two accounts that follow each other.
pub struct Network {
    facts: Value,
    pub http: Http,
    pub bluesky: Bluesky,
}

/// The network named by `SELARAS_TEST_BLUESKY`; `None`, with a line that says so, when there is none.
#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
pub fn network() -> Option<Network> {
    let Some(path) = std::env::var_os("SELARAS_TEST_BLUESKY") else {
        let required = std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|v| v == "1");
        assert!(!required, "SELARAS_TEST_BLUESKY is required (SELARAS_TEST_REQUIRE=1)");
        println!("skipped: SELARAS_TEST_BLUESKY names no network");
        return None;
    };
    let facts: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let allow_private = vec!["127.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
    let http = Http::new(Outbound { allow_private, ..Outbound::default() }).unwrap();
    let config = BlueskyConfig {
        plc: text(&facts["plc"]),
        appview: facts["appview"].as_str().map(Into::into),
        entryway: text(&facts["pds"]),
    };
    let bluesky = Bluesky::with(http.clone(), config, Arc::new(SystemClock));
    Some(Network { facts, http, bluesky })
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub fn now() -> Timestamp {
    SystemClock.now()
}

impl Network {
    pub fn pds(&self) -> String {
        text(&self.facts["pds"])
    }

    /// A fact about account `index`: `did`, `handle`, `password`, `appPassword`, `email`.
    pub fn fact(&self, index: usize, name: &str) -> String {
        text(&self.facts["accounts"][index][name])
    }

    pub async fn sign_in(&self, server: &str, identifier: &str, password: &str) -> Result<Connected> {
        let (server, identifier, password) = (server.into(), identifier.into(), password.into());
        let sign_in = PasswordSignIn { server, identifier, password, now: now() };
        self.bluesky.password_sign_in(&sign_in).await.map(|mut all| all.remove(0))
    }

    /// Account `index`, signed in with its app password.
    pub async fn account(&self, index: usize) -> Account {
        self.sign_in("", &self.fact(index, "handle"), &self.fact(index, "appPassword")).await.unwrap().account
    }

    /// A call beside the connector, with the account's token.
    pub async fn call(&self, account: &Account, method: Method, path: &str, body: Option<Value>) -> Reply {
        let request = self.http.request(method, &format!("{}/xrpc/{path}", self.pds())).unwrap();
        let request = request.bearer_auth(text(&account.secret.fields["access"]));
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        self.http.send(request).await.unwrap()
    }

    /// Writes a record beside the connector for the account, and tells its address.
    pub async fn write(&self, account: &Account, collection: &str, record: Value) -> String {
        let body = json!({ "repo": account.remote_id, "collection": collection, "record": record });
        let reply = self.call(account, Method::POST, "com.atproto.repo.createRecord", Some(body)).await;
        assert!(reply.status.is_success(), "{:?}", reply.body);
        text(&reply.json::<Value>().unwrap()["uri"])
    }

    /// An account that was made just now, and knows nobody.
    pub async fn newcomer(&self) -> Account {
        let handle = format!("baru{}.test", u32::from_le_bytes(selaras_kernel::clock::random_bytes()));
        let password = mark();
        let body =
            json!({ "handle": handle, "email": format!("{handle}@example.test"), "password": password });
        let url = format!("{}/xrpc/com.atproto.server.createAccount", self.pds());
        let request = self.http.request(Method::POST, &url).unwrap().json(&body);
        let reply = self.http.send(request).await.unwrap();
        assert!(reply.status.is_success(), "{:?}", reply.body);
        self.indexed().await;
        self.sign_in("", &handle, &password).await.unwrap().account
    }

    /// The posts in the account's repository whose text contains `mark`, oldest first.
    pub async fn posts(&self, account: &Account, mark: &str) -> Vec<Value> {
        let path = format!(
            "com.atproto.repo.listRecords?repo={}&collection={POST}&limit=100&reverse=false",
            account.remote_id
        );
        let listed: Value = self.call(account, Method::GET, &path, None).await.json().unwrap();
        let all = listed["records"].as_array().unwrap();
        let mut posts: Vec<Value> =
            all.iter().filter(|r| text(&r["value"]["text"]).contains(mark)).cloned().collect();
        posts.sort_by_key(|post| text(&post["uri"]));
        posts
    }

    /// Waits until the index has everything that was written.
    pub async fn indexed(&self) {
        let url = format!("{}/settle", text(&self.facts["control"]));
        let request = self.http.request(Method::POST, &url).unwrap();
        assert!(self.http.send(request).await.unwrap().status.is_success());
    }

    /// A delivery of `content` with a key of its own.
    pub fn delivery<'a>(&self, account: &'a Account, content: &'a Content, files: &'a Files) -> Outgoing<'a> {
        let key = uuid::Uuid::from_bytes(selaras_kernel::clock::random_bytes());
        Outgoing { account, content, media: files, key, prepared_at: now(), now: now() }
    }

    pub fn prepare(&self, outgoing: &Outgoing<'_>) -> Progress {
        self.bluesky.prepare(outgoing.content, outgoing.key, outgoing.prepared_at)
    }

    /// Walks a delivery to its end, taking every step twice from the same stored progress, as after a crash.
    pub async fn publish_twice_over(&self, outgoing: &Outgoing<'_>) -> Progress {
        let mut progress = self.prepare(outgoing);
        for _ in 0..40 {
            let lost = self.bluesky.publish(outgoing, &progress).await.unwrap();
            let kept = self.bluesky.publish(outgoing, &progress).await.unwrap();
            assert_eq!(lost, kept, "a repeat comes to the same");
            match kept {
                Step::Published(progress) => return progress,
                Step::Advance(next) | Step::Wait(next, _) => progress = next,
            }
        }
        panic!("the delivery never ends")
    }
}

/// Files in memory.
#[derive(Default)]
pub struct Files(BTreeMap<MediaId, (MediaFile, std::sync::atomic::AtomicU32)>);

impl Files {
    pub fn png(mut self, id: MediaId) -> Self {
        let dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        let bytes = BASE64_STANDARD.decode(dot).unwrap();
        self.add(id, "image/png", 3, 2, MediaBody::Bytes(bytes.into()));
        self
    }

    pub fn video(mut self, id: MediaId, path: std::path::PathBuf, length: u64) -> Self {
        self.add(id, "video/mp4", 160, 90, MediaBody::File(path, length));
        self
    }

    fn add(&mut self, id: MediaId, mime: &str, width: u32, height: u32, body: MediaBody) {
        let file = MediaFile { mime: mime.into(), name: "file".into(), width, height, body, url: None };
        self.0.insert(id, (file, std::sync::atomic::AtomicU32::new(0)));
    }

    /// How often a file was asked for.
    pub fn opened(&self, id: MediaId) -> u32 {
        self.0[&id].1.load(std::sync::atomic::Ordering::SeqCst)
    }
}

#[async_trait]
impl MediaSource for Files {
    async fn open(&self, media: MediaId, _crop: Option<Crop>, rule: &MediaRule) -> Result<MediaFile> {
        let refused = || crate::ConnectorError::not_done(crate::ErrorKind::Media, "not such a file");
        let (file, opened) = self.0.get(&media).ok_or_else(refused)?;
        if !rule.types.contains(&file.mime) {
            return Err(refused());
        }
        opened.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Ok(file.clone())
    }
}

/// A text that no other run has used.
pub fn mark() -> String {
    format!("run{}", u64::from_le_bytes(selaras_kernel::clock::random_bytes()))
}
