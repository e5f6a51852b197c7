//! Does the whole sign-in of OAuth work on a real server: PAR, consent, DPoP-bound calls, renewal?

use super::network::{Files, Network, mark, network, now, text};
use crate::{
    Account, BeginSignIn, BegunSignIn, Connector, Content, ErrorKind, FinishSignIn, Outcome, Step,
    http::{Method, Reply, Url},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PUBLIC_URL: &str = "http://127.0.0.1:8080";
const REDIRECT: &str = "http://127.0.0.1:8080/back";

/// A browser as far as the server's sign-in page looks: it keeps cookies and says where it comes from.
struct Browser<'a> {
    net: &'a Network,
    page: String,
    cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    async fn send(
        &mut self,
        method: Method,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Reply {
        let mut request = self.net.http.request(method, url).unwrap();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header("cookie", jar.join("; "));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let reply = self.net.http.send(request).await.unwrap();
        for cookie in reply.headers.get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.into(), value.into());
        }
        reply
    }

    async fn open(&mut self) {
        let headers =
            [("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        let page = self.page.clone();
        let reply = self.send(Method::GET, &page, &headers, None).await;
        assert!(reply.status.is_success(), "{:?}", reply.body);
    }

    /// A call that the page's own script would make.
    async fn api(&mut self, name: &str, bearer: Option<&str>, body: Value) -> Value {
        let page = self.page.clone();
        let origin = Url::parse(&page).unwrap().origin().ascii_serialization();
        let csrf = self.cookies["csrf-token"].clone();
        let bearer = bearer.map(|token| format!("Bearer {token}"));
        let mut headers = vec![
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-mode", "same-origin"),
            ("origin", origin.as_str()),
            ("referer", page.as_str()),
            ("x-csrf-token", csrf.as_str()),
        ];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        let url = format!("{origin}/@atproto/oauth-provider/~api/{name}");
        let reply = self.send(Method::POST, &url, &headers, Some(body)).await;
        assert!(reply.status.is_success(), "{name}: {:?}", reply.body);
        reply.json().unwrap()
    }
}

async fn begin(net: &Network, server: &str) -> BegunSignIn {
    let begin = BeginSignIn {
        server: server.into(),
        redirect_uri: REDIRECT.into(),
        public_url: PUBLIC_URL.into(),
        app: None,
        state: mark(),
    };
    net.bluesky.begin_sign_in(&begin).await.unwrap()
}

/// Signs in at the server's page, consents, and gives what the redirect carries.
async fn consent(net: &Network, begun: &BegunSignIn, account: usize) -> BTreeMap<String, String> {
    let mut browser = Browser { net, page: begun.authorize_url.clone(), cookies: BTreeMap::new() };
    browser.open().await;
    let who = json!({
        "locale": "en", "username": net.fact(account, "handle"), "password": net.fact(account, "password"), "remember": false,
    });
    let signed = browser.api("sign-in", None, who).await;
    let token = text(&signed["ephemeralToken"]);
    let agreed = browser.api("consent", Some(&token), json!({ "did": net.fact(account, "did") })).await;
    let url = Url::parse(agreed["url"].as_str().unwrap()).unwrap();
    let known = |name: &str| matches!(name, "code" | "state" | "iss" | "error");
    url.query_pairs().filter(|(name, _)| known(name)).map(|(n, v)| (n.into(), v.into())).collect()
}

fn finish(begun: &BegunSignIn, query: BTreeMap<String, String>) -> FinishSignIn {
    FinishSignIn {
        pending: begun.pending.clone(),
        query,
        redirect_uri: REDIRECT.into(),
        public_url: PUBLIC_URL.into(),
        now: now(),
    }
}

pub async fn sign_in(net: &Network, server: &str) -> Account {
    let begun = begin(net, server).await;
    let query = consent(net, &begun, 0).await;
    net.bluesky.finish_sign_in(&finish(&begun, query)).await.unwrap().remove(0).account
}

#[tokio::test]
async fn a_person_signs_in_and_publishes() {
    let Some(net) = network() else { return };
    let mut account = sign_in(&net, &net.fact(0, "handle")).await;
    assert_eq!(
        (account.remote_id.as_str(), account.handle.as_str()),
        (net.fact(0, "did").as_str(), "alice.test")
    );
    assert_eq!(
        (account.secret.fields["kind"].as_str(), account.secret.fields["scope"].as_str()),
        (Some("oauth"), Some("atproto transition:generic"))
    );
    assert!(account.secret.expires_at.unwrap() > now());
    let (files, mark) = (Files::default(), mark());
    let id = selaras_kernel::MediaId::new(now());
    let files = files.png(id);
    let mut content = Content::text(format!("{mark} @bob.test"));
    content.parts[0].media = vec![crate::Attachment::whole(id, "")];
    net.publish_twice_over(&net.delivery(&account, &content, &files)).await;
    assert_eq!(net.posts(&account, &mark).await.len(), 1);
    assert!(net.bluesky.profile_numbers(&account).await.is_ok());

    let old = account.clone();
    account.secret = net.bluesky.refresh(&account, now()).await.unwrap();
    assert_ne!(account.secret.fields["refresh"], old.secret.fields["refresh"]);
    let content = Content::text(format!("{mark} again"));
    let outgoing = net.delivery(&account, &content, &files);
    let Step::Published(_) = net.bluesky.publish(&outgoing, &net.prepare(&outgoing)).await.unwrap() else {
        panic!()
    };

    // A refresh token is good for one use; a second ends the session on both sides.
    let error = net.bluesky.refresh(&old, now()).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::SignInNeeded, Outcome::NotDone), "{error}");
    let error = net.bluesky.profile_numbers(&account).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TokenExpired, "{error}");
}

#[tokio::test]
async fn a_token_is_worth_nothing_without_its_key() {
    let Some(net) = network() else { return };
    let account = sign_in(&net, &net.pds()).await;
    let bare = net.call(&account, Method::GET, "com.atproto.server.getSession", None).await;
    assert!(!bare.status.is_success(), "as a plain bearer");
    let mut other = account.clone();
    other.secret.fields["key"] = sign_in(&net, "").await.secret.fields["key"].clone();
    let error = net.bluesky.profile_numbers(&other).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::TokenExpired, Outcome::NotDone), "{error}");
    assert!(net.bluesky.profile_numbers(&account).await.is_ok());
    // The server does not say whether a token is over or was never good: a renewal finds out.
    let mut over = account.clone();
    over.secret.fields["access"] = format!("{}x", text(&account.secret.fields["access"])).into();
    let error = net.bluesky.profile_numbers(&over).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::TokenExpired, Outcome::NotDone), "{error}");
}

#[tokio::test]
async fn an_answer_that_is_not_ours_or_another_account_is_refused() {
    let Some(net) = network() else { return };
    let begun = begin(&net, &net.fact(1, "handle")).await;
    let mut query = consent(&net, &begun, 1).await;
    let mut forged = query.clone();
    forged.insert("iss".into(), "https://else.example".into());
    assert!(net.bluesky.finish_sign_in(&finish(&begun, forged)).await.is_err());
    let mut other = begun.clone();
    other.pending["did"] = net.fact(0, "did").into();
    let error = net.bluesky.finish_sign_in(&finish(&other, query.clone())).await.unwrap_err();
    assert!(error.detail.contains("another account"), "{error}");
    query.insert("code".into(), "cod-0".into());
    assert!(net.bluesky.finish_sign_in(&finish(&begun, query)).await.is_err());
}
