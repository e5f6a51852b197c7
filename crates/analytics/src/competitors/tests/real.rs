//! Profiles on running networks are looked at: those that `cargo xtask servers` names in the environment.

use super::*;
use selaras_kernel::{Clock, clock::SystemClock};
use selaras_networks::{
    Http, Outbound, PasswordSignIn,
    bluesky::{Bluesky, BlueskyConfig},
    http::Method,
    mastodon::Mastodon,
};
use selaras_store::testing::on_both;
use serde_json::{Value, json};

/// A running network with somebody who posts and somebody who reacts.
struct Real {
    connector: Arc<dyn Connector>,
    http: Http,
    /// Where calls beside the connector go.
    server: String,
    address: String,
    posts: String,
    reacts: String,
    /// Ids of the two, where calls name them.
    ids: [String; 2],
}

#[async_trait]
impl Lookout for Real {
    async fn home(&self, _: WorkspaceId, _: BrandId) -> Result<Option<Home>> {
        Ok(Some(Home { zone: ZONE.into(), sample: false, profiles: Vec::new() }))
    }

    fn network(&self, _: &str) -> Option<Arc<dyn Connector>> {
        Some(self.connector.clone())
    }

    async fn account(&self, _: WorkspaceId, _: BrandId, _: &str) -> Result<Option<Account>> {
        Ok(None)
    }
}

impl Real {
    async fn call(&self, path: &str, token: &str, body: Value) -> Value {
        let request = self.http.request(Method::POST, &format!("{}{path}", self.server)).unwrap();
        let reply = self.http.send(request.bearer_auth(token).json(&body)).await.unwrap();
        assert!(reply.status.is_success(), "{path}: {:?}", reply.body);
        reply.json().unwrap()
    }

    async fn record(&self, who: usize, token: &str, collection: &str, record: Value) -> Value {
        let body = json!({"repo": self.ids[who], "collection": collection, "record": record});
        self.call("/xrpc/com.atproto.repo.createRecord", token, body).await
    }
}

#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
fn named(variable: &str) -> Option<String> {
    let found = std::env::var(variable).ok().filter(|value| !value.is_empty());
    let required = std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|value| value == "1");
    assert!(found.is_some() || !required, "{variable} is required (SELARAS_TEST_REQUIRE=1)");
    if found.is_none() {
        println!("skipped: {variable} is not set");
    }
    found
}

fn http() -> Http {
    let allow_private = vec!["127.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
    Http::new(Outbound { allow_private, ..Outbound::default() }).unwrap()
}

/// Looks until `seen` says that the network has taken in what was done, which takes it a while.
#[expect(clippy::disallowed_methods, reason = "the network takes its own time")]
async fn until(db: &Db, real: &Real, from: &mut Timestamp, seen: impl AsyncFn() -> bool) {
    for _ in 0..60 {
        *from = *from + job::EVERY;
        look_due(db, *from, real).await.unwrap();
        if seen().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the network never showed it");
}

/// A profile is added, a post of somebody else is seen, and a reaction to it makes its number grow.
async fn grows(db: &Db, real: &Real, post: impl AsyncFn(&str) -> Value, react: impl AsyncFn(&Value)) {
    let start = SystemClock.now();
    let mark = uuid::Uuid::now_v7().simple().to_string();
    let (by, brand) = (Actor::system(WorkspaceId::new(start)), BrandId::new(start));
    let found = HowFound { by: FoundBy::Other, words: String::new() };
    let new = NewCompetitor { brand, name: "Nyata".into(), note: String::new(), found };
    let made = create(db, &by, new, start).await.unwrap();
    let network = real.connector.capability().network.to_owned();
    let new = NewCompetitorProfile { network, address: real.address.clone() };
    let made = add_profile(db, &by, made.id, new, real, start).await.unwrap();
    assert_eq!(made.profiles[0].state, LookState::Waiting);
    let text = format!("Panen raya {mark} #kopi");
    let posted = post(&text).await;
    let mut now = start;
    let (workspace, profile) = (by.workspace, made.profiles[0].id);
    let known = async || {
        let (mut ids, time) = (Vec::new(), (start - DAY, start + DAY));
        let each = |id, text: String, _, _| ids.extend(text.contains(&mark).then_some(id));
        store::texts(db, workspace, &[profile], time, each).await.unwrap();
        ids.pop()
    };
    until(db, real, &mut now, async || known().await.is_some()).await;
    react(&posted).await;
    let reacted = async || {
        let id = known().await.unwrap();
        let numbers = crate::numbers(db, &by, &[id]).await.unwrap().remove(&id).unwrap_or_default();
        numbers.iter().any(|one| one.metric == Metric::Reactions && one.value == 1)
    };
    until(db, real, &mut now, reacted).await;
    let once = contents(db).await["observed_posts"].iter().filter(|row| row.contains(&mark)).count();
    assert_eq!(once, 1, "seen many times, known once");
    assert_eq!(get(db, &by, made.id).await.unwrap().profiles[0].state, LookState::Seen);
    remove(db, &by, made.id, None, now).await.unwrap();
    assert!(contents(db).await["observed_posts"].is_empty());
}

#[tokio::test]
async fn a_profile_on_a_running_mastodon_server_is_looked_at() {
    let Some(server) = named("SELARAS_TEST_MASTODON") else { return };
    let http = http();
    let real = Real {
        connector: Arc::new(Mastodon::new(http.clone())),
        http,
        address: format!("{server}/@bob"),
        server,
        posts: "bob_token".into(),
        reacts: "alice_token".into(),
        ids: Default::default(),
    };
    let real = &real;
    on_both(|db| async move {
        let post =
            async |text: &str| real.call("/api/v1/statuses", &real.posts, json!({"status": text})).await;
        let react = async |post: &Value| {
            let id = post["id"].as_str().unwrap();
            real.call(&format!("/api/v1/statuses/{id}/favourite"), &real.reacts, json!({})).await;
        };
        grows(&db, real, post, react).await;
    })
    .await;
}

#[tokio::test]
async fn a_profile_on_a_running_bluesky_network_is_looked_at() {
    let Some(path) = named("SELARAS_TEST_BLUESKY") else { return };
    let facts: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let http = http();
    let server = text(&facts["pds"]);
    let config = BlueskyConfig {
        plc: text(&facts["plc"]),
        appview: facts["appview"].as_str().map(Into::into),
        entryway: server.clone(),
    };
    let bluesky = Bluesky::with(http.clone(), config, Arc::new(SystemClock));
    let (mut tokens, mut ids) = (Vec::new(), Vec::new());
    for account in [&facts["accounts"][1], &facts["accounts"][0]] {
        let sign_in = PasswordSignIn {
            server: String::new(),
            identifier: text(&account["handle"]),
            password: text(&account["appPassword"]),
            now: SystemClock.now(),
        };
        let signed_in = bluesky.password_sign_in(&sign_in).await.unwrap().remove(0).account;
        tokens.push(text(&signed_in.secret.fields["access"]));
        ids.push(signed_in.remote_id);
    }
    let real = Real {
        connector: Arc::new(bluesky),
        http,
        server,
        address: text(&facts["accounts"][1]["handle"]),
        posts: tokens.remove(0),
        reacts: tokens.remove(0),
        ids: [ids.remove(0), ids.remove(0)],
    };
    let real = &real;
    on_both(|db| async move {
        let now = || SystemClock.now().to_string();
        let post = async |text: &str| {
            let record = json!({"$type": "app.bsky.feed.post", "text": text, "createdAt": now()});
            real.record(0, &real.posts, "app.bsky.feed.post", record).await
        };
        let react = async |post: &Value| {
            let subject = json!({"uri": post["uri"], "cid": post["cid"]});
            let record = json!({"$type": "app.bsky.feed.like", "subject": subject, "createdAt": now()});
            real.record(1, &real.reacts, "app.bsky.feed.like", record).await;
        };
        grows(&db, real, post, react).await;
    })
    .await;
}
