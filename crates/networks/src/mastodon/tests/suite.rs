//! Does the connector pass the behaviour suite on a running server?

use super::http;
use crate::{
    fake::FakeMedia,
    http::{Http, Method, Reply},
    mastodon::Mastodon,
    suite::{Seen, Suite, Witness},
    testing_shared, *,
};
use async_trait::async_trait;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// Others' eyes: plain calls with a token of somebody else (and of the account itself, for what only it may see).
struct Eyes {
    http: Http,
    server: String,
    me: String,
    handle: String,
    own: &'static str,
    other: &'static str,
}

impl Eyes {
    async fn call(&self, method: Method, path: &str, token: &str) -> Reply {
        let url = format!("{}{path}", self.server);
        self.http.send(self.http.request(method, &url).unwrap().bearer_auth(token)).await.unwrap()
    }
}

/// The text of a server's HTML; the paragraphs of these tests are simple.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

#[async_trait]
impl Witness for Eyes {
    async fn see(&self, id: &str) -> Option<Seen> {
        let reply = self.call(Method::GET, &format!("/api/v1/statuses/{id}"), self.own).await;
        let status: Value = reply.status.is_success().then(|| reply.json().unwrap())?;
        let list = |path: &str, field: &str| -> Vec<String> {
            let items = status.pointer(path).and_then(Value::as_array);
            items.into_iter().flatten().map(|i| i[field].as_str().unwrap_or_default().to_owned()).collect()
        };
        let some = |value: &Value| value.as_str().filter(|s| !s.is_empty()).map(str::to_owned);
        Some(Seen {
            text: text_of(status["content"].as_str().unwrap()),
            alts: list("/media_attachments", "description"),
            warning: some(&status["spoiler_text"]),
            visibility: match status["visibility"].as_str().unwrap() {
                "public" => Some(Visibility::Public),
                "unlisted" => Some(Visibility::Unlisted),
                "private" => Some(Visibility::Followers),
                _ => Some(Visibility::Direct),
            },
            reply_to: some(&status["in_reply_to_id"]),
            quote: some(&status["quote"]["quoted_status"]["id"]),
            poll: list("/poll/options", "title"),
        })
    }

    async fn count(&self, text: &str) -> usize {
        let path = format!("/api/v1/accounts/{}/statuses?limit=40", self.me);
        let statuses: Vec<Value> = self.call(Method::GET, &path, self.own).await.json().unwrap();
        statuses.iter().filter(|s| text_of(s["content"].as_str().unwrap()) == text).count()
    }

    async fn react(&self, id: &str) -> bool {
        let reply = self.call(Method::POST, &format!("/api/v1/statuses/{id}/favourite"), self.other).await;
        reply.status.is_success()
    }

    async fn delete(&self, id: &str) -> bool {
        let reply = self.call(Method::DELETE, &format!("/api/v1/statuses/{id}"), self.own).await;
        reply.status.is_success()
    }

    fn addresses(&self, with_account: bool) -> Vec<String> {
        let page = format!("{}/@alice", self.server);
        let handles = [format!("@{}", self.handle), self.handle.clone(), "@alice".to_owned()];
        // Only https servers are found by a handle alone.
        if with_account { [page].into_iter().chain(handles).collect() } else { vec![page] }
    }

    fn nobody(&self) -> String {
        format!("{}/@tidak_ada", self.server)
    }

    async fn silent(&self) -> String {
        let name = format!("diam{}", u32::from_le_bytes(selaras_kernel::clock::random_bytes()));
        let email = format!("{name}@example.test");
        let form = [
            ("username", name.as_str()),
            ("email", &email),
            ("password", "sangat-rahasia"),
            ("agreement", "true"),
            ("locale", "id"),
        ];
        let url = format!("{}/api/v1/accounts", self.server);
        let request = self.http.request(Method::POST, &url).unwrap().bearer_auth(self.other).form(&form);
        let reply = self.http.send(request).await.unwrap();
        assert!(reply.status.is_success(), "{:?}", reply.body);
        format!("{}/@{name}", self.server)
    }

    fn mentionable(&self) -> (String, String) {
        let domain = self.handle.split_once('@').unwrap().1;
        ("@bob".into(), format!("bob@{domain}"))
    }

    async fn post_of_another(&self, text: &str) -> Option<String> {
        let request = self.http.request(Method::POST, &format!("{}/api/v1/statuses", self.server)).unwrap();
        let request = request.bearer_auth(self.other).json(&json!({ "status": text }));
        let status: Value = self.http.send(request).await.unwrap().json().unwrap();
        Some(status["id"].as_str().unwrap().to_owned())
    }

    async fn pass_on(&self, id: &str) -> Option<String> {
        let reply = self.call(Method::POST, &format!("/api/v1/statuses/{id}/reblog"), self.own).await;
        Some(reply.json::<Value>().unwrap()["id"].as_str().unwrap().to_owned())
    }
}

#[tokio::test]
async fn a_running_server_passes_the_suite() {
    let Some(server) = testing_shared::server("SELARAS_TEST_MASTODON") else { return };
    let mastodon = Mastodon::new(http());
    // The real clock: the server's own is compared with it when settling.
    let now = selaras_kernel::Clock::now(&selaras_kernel::clock::SystemClock);
    let sign_in = |token: &str| PasswordSignIn {
        server: server.clone(),
        identifier: String::new(),
        password: token.into(),
        now,
    };
    let mut signed_in = mastodon.password_sign_in(&sign_in("alice_token")).await.unwrap();
    let account = signed_in.remove(0).account;
    assert!(account.handle.starts_with("alice@"), "{}", account.handle);
    let error = mastodon.password_sign_in(&sign_in("wrong")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::SignInNeeded);
    let eyes = Eyes {
        http: http(),
        server: server.clone(),
        me: account.remote_id.clone(),
        handle: account.handle.clone(),
        own: "alice_token",
        other: "bob_token",
    };
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let suite = Suite {
        connector: &mastodon,
        wrong: Account { secret: super::account("", "wrong").secret, ..account.clone() },
        unreachable: Some(Account { server: format!("http://{closed}"), ..account.clone() }),
        account,
        witness: &eyes,
        media: &FakeMedia,
        now,
        run: selaras_kernel::MediaId::new(now).to_string(),
    };
    let report = crate::suite::run(&suite).await;
    assert!(report.skipped.is_empty(), "Mastodon can do all of it: {:?}", report.skipped);
    several_numbers_at_once(&suite, &mastodon).await;
}

/// The batch answers for all, those that are gone included.
async fn several_numbers_at_once(suite: &Suite<'_>, mastodon: &Mastodon) {
    let mut ids = Vec::new();
    for n in 0..2 {
        let content = Content::text(format!("Banyak {n} {}", suite.run));
        let key = selaras_kernel::MediaId::new(suite.now).0;
        let outgoing = Outgoing {
            account: &suite.account,
            content: &content,
            media: &FakeMedia,
            key,
            prepared_at: suite.now,
            now: suite.now,
        };
        let start = mastodon.prepare(&content, key, suite.now);
        let Step::Published(done) = mastodon.publish(&outgoing, &start).await.unwrap() else { panic!() };
        ids.push(done.posted[0].id.clone());
    }
    ids.push("99".into());
    let numbers = mastodon.post_numbers(&suite.account, &ids).await.unwrap();
    let found: Vec<bool> = numbers.iter().map(|(_, numbers)| numbers.is_some()).collect();
    assert_eq!(found, [true, true, false]);
}
