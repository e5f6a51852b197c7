//! Does the connector pass the behaviour suite on a real server, with an app password and with OAuth?

use super::{
    network::{Files, Network, mark, network, now, text},
    oauth,
};
use crate::{
    Account, Crop, MediaFile, MediaRule, MediaSource, Result,
    bluesky::{POST, ids::AtUri},
    http::Method,
    suite::{Seen, Suite, Witness},
};
use async_trait::async_trait;
use selaras_kernel::MediaId;
use serde_json::{Value, json};

/// The other account looks at the index; the repository of the first tells how often something is there.
struct Other<'a> {
    net: &'a Network,
    own: Account,
    other: Account,
}

impl Other<'_> {
    async fn view(&self, id: &str) -> Option<Value> {
        let path = format!("app.bsky.feed.getPosts?uris={id}");
        let found: Value = self.net.call(&self.other, Method::GET, &path, None).await.json().unwrap();
        found["posts"].get(0).cloned()
    }
}

#[async_trait]
impl Witness for Other<'_> {
    async fn see(&self, id: &str) -> Option<Seen> {
        let record = self.view(id).await?["record"].clone();
        let embed = &record["embed"];
        let uri = |value: &Value| value.as_str().map(str::to_owned);
        let images = embed["images"].as_array().or(embed["media"]["images"].as_array());
        Some(Seen {
            text: text(&record["text"]),
            alts: images.into_iter().flatten().map(|image| text(&image["alt"])).collect(),
            reply_to: uri(&record["reply"]["parent"]["uri"]),
            quote: uri(&embed["record"]["uri"]).or(uri(&embed["record"]["record"]["uri"])),
            ..Seen::default()
        })
    }

    async fn count(&self, text: &str) -> usize {
        self.net.posts(&self.own, text).await.iter().filter(|post| post["value"]["text"] == text).count()
    }

    async fn react(&self, id: &str) -> bool {
        let Some(post) = self.view(id).await else { return false };
        let subject = json!({ "uri": post["uri"], "cid": post["cid"] });
        let like =
            json!({ "$type": "app.bsky.feed.like", "subject": subject, "createdAt": now().to_string() });
        self.net.write(&self.other, "app.bsky.feed.like", like).await;
        true
    }

    async fn delete(&self, id: &str) -> bool {
        let rkey = AtUri::post(id).and_then(|uri| uri.rkey).unwrap();
        let body = json!({ "repo": self.own.remote_id, "collection": POST, "rkey": rkey });
        let deleted =
            self.net.call(&self.own, Method::POST, "com.atproto.repo.deleteRecord", Some(body)).await;
        deleted.status.is_success()
    }

    async fn settled(&self) {
        self.net.indexed().await;
    }

    fn addresses(&self, _with_account: bool) -> Vec<String> {
        let (handle, did) = (&self.own.handle, &self.own.remote_id);
        let page = |name: &str| format!("https://bsky.app/profile/{name}");
        vec![handle.clone(), format!("@{}", handle.to_uppercase()), did.clone(), page(handle), page(did)]
    }

    fn nobody(&self) -> String {
        format!("{}.test", mark())
    }

    async fn silent(&self) -> String {
        self.net.newcomer().await.handle
    }

    fn mentionable(&self) -> (String, String) {
        (format!("@{}", self.other.handle), self.other.handle.clone())
    }

    async fn post_of_another(&self, text: &str) -> Option<String> {
        let record = json!({ "$type": POST, "text": text, "createdAt": now().to_string() });
        Some(self.net.write(&self.other, POST, record).await)
    }

    async fn pass_on(&self, id: &str) -> Option<String> {
        let post = self.view(id).await.unwrap();
        let subject = json!({ "uri": post["uri"], "cid": post["cid"] });
        let repost =
            json!({ "$type": "app.bsky.feed.repost", "subject": subject, "createdAt": now().to_string() });
        Some(self.net.write(&self.own, "app.bsky.feed.repost", repost).await)
    }
}

/// A small picture for whatever is asked.
struct Dot;

#[async_trait]
impl MediaSource for Dot {
    async fn open(&self, media: MediaId, crop: Option<Crop>, rule: &MediaRule) -> Result<MediaFile> {
        Files::default().png(media).open(media, crop, rule).await
    }
}

async fn run(net: &Network, account: Account) {
    let witness = Other { net, own: net.account(0).await, other: net.account(1).await };
    let mut wrong = account.clone();
    wrong.secret.fields["access"] = "e30.e30.e30".into();
    let unreachable = Account { server: "http://127.0.0.1:1".into(), ..account.clone() };
    let suite = Suite {
        connector: &net.bluesky,
        account,
        wrong,
        unreachable: Some(unreachable),
        witness: &witness,
        media: &Dot,
        now: now(),
        run: mark(),
    };
    let report = crate::suite::run(&suite).await;
    println!("{report:#?}");
    let skipped: Vec<&str> = report.skipped.iter().map(|(name, _)| *name).collect();
    assert_eq!(skipped, ["content warning", "visibility", "poll", "only public posts"]);
}

#[tokio::test]
async fn the_suite_passes_with_an_app_password() {
    let Some(net) = network() else { return };
    run(&net, net.account(0).await).await;
}

#[tokio::test]
async fn the_suite_passes_with_oauth() {
    let Some(net) = network() else { return };
    run(&net, oauth::sign_in(&net, &net.fact(0, "handle")).await).await;
}
