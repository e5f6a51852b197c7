//! Answers: does the counting network behave like the networks it stands for, as far as the verdict hangs on it?

use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::http::Client;

struct Caller {
    client: Client,
    serving: Serving,
}

async fn network() -> Caller {
    let options = Options {
        mastodon: 2,
        bluesky: 2,
        answer: Duration::ZERO,
        spread: Duration::ZERO,
        access_lasts: Duration::from_secs(60),
    };
    Caller { client: Client::new(), serving: Network::serve(options).await.unwrap() }
}

impl Caller {
    async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> (u16, Value) {
        let url = format!("{}{path}", self.serving.url);
        let (status, value): (StatusCode, Value) =
            self.client.json(method, &url, headers, body.as_ref(), Duration::from_secs(5)).await.unwrap();
        (status.as_u16(), value)
    }

    async fn session(&self) -> (String, String, String) {
        let (handle, password) = Network::bluesky_login(2);
        let body = json!({"identifier": handle, "password": password});
        let (status, session) =
            self.call(Method::POST, "/xrpc/com.atproto.server.createSession", &[], Some(body)).await;
        assert_eq!(status, 200);
        let text = |name: &str| session[name].as_str().unwrap().to_owned();
        (text("did"), format!("Bearer {}", text("accessJwt")), format!("Bearer {}", text("refreshJwt")))
    }
}

#[tokio::test]
async fn the_same_idempotency_key_is_the_same_status() {
    let network = network().await;
    let post = |key: &'static str, text: &'static str| {
        let headers = [("authorization", "Bearer mastodon-token-1"), ("idempotency-key", key)];
        let network = &network;
        async move {
            network.call(Method::POST, "/api/v1/statuses", &headers, Some(json!({"status": text}))).await
        }
    };
    let first = post("k1", "halo").await;
    assert_eq!(first.0, 200);
    assert_eq!(post("k1", "halo").await.1["id"], first.1["id"]);
    assert_ne!(post("k2", "halo").await.1["id"], first.1["id"]);
    let posts = network.serving.network.posts();
    assert_eq!(posts.len(), 2);
    let outcomes: Vec<_> = network.serving.network.log(0).iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Appeared, Outcome::Repeated, Outcome::Appeared]);

    let id = first.1["id"].as_str().unwrap();
    let headers = [("authorization", "Bearer mastodon-token-1")];
    let (_, found) =
        network.call(Method::GET, &format!("/api/v1/statuses?id[]={id}&id[]=5"), &headers, None).await;
    assert_eq!(found.as_array().unwrap().len(), 1);
    let (_, timeline) = network.call(Method::GET, "/api/v1/accounts/1001/statuses", &headers, None).await;
    assert_eq!(timeline.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_unknown_token_is_refused() {
    let network = network().await;
    let headers = [("authorization", "Bearer mastodon-token-7")];
    let (status, _) =
        network.call(Method::POST, "/api/v1/statuses", &headers, Some(json!({"status": "x"}))).await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn a_record_key_is_the_same_post_for_ever() {
    let network = network().await;
    let (did, access, refresh) = network.session().await;
    let put = |text: &'static str| {
        let body = json!({"repo": did, "collection": "app.bsky.feed.post", "rkey": "3k",
            "record": {"$type": "app.bsky.feed.post", "text": text}});
        let (network, access) = (&network, access.as_str());
        async move {
            let headers = [("authorization", access)];
            network.call(Method::POST, "/xrpc/com.atproto.repo.putRecord", &headers, Some(body)).await
        }
    };
    let first = put("halo").await.1;
    assert_eq!(put("halo").await.1["cid"], first["cid"]);
    assert_eq!(network.serving.network.posts().len(), 1);
    assert_ne!(put("lain").await.1["cid"], first["cid"]);
    assert_eq!(network.serving.network.log(0)[2].outcome, Outcome::Rewritten);

    let path = format!("/xrpc/com.atproto.repo.getRecord?repo={did}&collection=app.bsky.feed.post&rkey=3k");
    assert_eq!(network.call(Method::GET, &path, &[], None).await.1["value"]["text"], "lain");
    let path = path.replace("rkey=3k", "rkey=none");
    assert_eq!(network.call(Method::GET, &path, &[], None).await.1["error"], "RecordNotFound");

    let headers = [("authorization", refresh.as_str())];
    let path = "/xrpc/com.atproto.server.refreshSession";
    assert_eq!(network.call(Method::POST, path, &headers, None).await.0, 200);
    // The answer may have been lost on the way: the old one is good for a while.
    assert_eq!(network.call(Method::POST, path, &headers, None).await.0, 200);
    let headers = [("authorization", access.as_str())];
    assert_eq!(network.call(Method::POST, path, &headers, None).await.1["error"], "InvalidToken");
}

#[tokio::test]
async fn an_identity_leads_to_the_server() {
    let network = network().await;
    let (_, found) = network
        .call(Method::GET, "/xrpc/com.atproto.identity.resolveHandle?handle=sky3.test", &[], None)
        .await;
    let did = found["did"].as_str().unwrap();
    let (_, document) = network.call(Method::GET, &format!("/{did}"), &[], None).await;
    assert_eq!(document["service"][0]["serviceEndpoint"], network.serving.url);
    assert_eq!(document["alsoKnownAs"][0], "at://sky3.test");
}
