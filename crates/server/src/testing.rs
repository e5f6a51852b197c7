//! Answers: how does a test speak to the whole program, as whom, at what time?
//!
//! One application in the process, reached by its router, with the fake network, a clock that stands still, and people of
//! every role. It insists on `finish`, which fails when jobs were left undone.

use crate::{
    config::{Config, Sources},
    http::{self, app::App},
    wire, work,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use selaras_kernel::{Actor, BrandId, ProfileId, Role, Timestamp, clock::TestClock};
use selaras_networks::{Connected, Registry, fake::Fake};
use selaras_publishing::delivery::worker::{Options, Worker};
use selaras_store::{Db, jobs};
use selaras_workspaces::{
    access,
    people::{self, NewOwner},
    testing,
    tokens::{self, NewToken},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::watch;
use tower::ServiceExt;

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
pub const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
/// The password of everybody.
pub const PASSWORD: &str = "kuda baterai stapler benar";

/// A PNG of one pixel.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
    0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x38, 0x60, 0x60, 0x00, 0x00, 0x02, 0xd4,
    0x01, 0x21, 0x3a, 0x68, 0x37, 0x09, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];

/// The header and the body of a form that uploads a picture to `brand`.
pub fn upload(brand: BrandId, name: &str, file: &[u8]) -> ((&'static str, &'static str), Vec<u8>) {
    let part = "--x\r\nContent-Disposition: form-data; name=";
    let mut body = format!(
        "{part}\"brand\"\r\n\r\n{brand}\r\n{part}\"alt\"\r\n\r\nSatu titik\r\n\
         {part}\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    (("content-type", "multipart/form-data; boundary=x"), body)
}

/// Who speaks.
#[derive(Clone, Debug)]
pub enum As {
    /// Nobody.
    Anonymous,
    /// A browser with this session.
    Session(String),
    /// A program with this token.
    Token(String),
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub bytes: bytes::Bytes,
}

impl Reply {
    /// The body as JSON; `null` when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    /// The code of the problem it tells.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The JSON of an answer that must have this status.
    ///
    /// # Panics
    /// When it has another.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        self.json()
    }
}

/// The application under test.
pub struct TestApp {
    /// The application.
    pub app: App,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// The network.
    pub fake: Arc<Fake>,
    /// The owner, as the operations know them.
    pub owner: Actor,
    /// The first brand.
    pub brand: BrandId,
    router: Router,
    stop: watch::Sender<bool>,
    finished: AtomicBool,
    folder: tempfile::TempDir,
}

impl TestApp {
    /// An application as `new` makes it, but as if a mail server were set up: invitations go into the queue.
    ///
    /// # Panics
    /// When it cannot be set up.
    pub async fn mailing(db: Db) -> Self {
        Self::with(db, &[("mail.smtp", "smtp://127.0.0.1:1")]).await
    }

    /// An application on `db`, set up, with its owner.
    ///
    /// # Panics
    /// When it cannot be set up.
    pub async fn new(db: Db) -> Self {
        Self::with(db, &[]).await
    }

    /// An application on `db`, set up, with its owner, and with these settings.
    ///
    /// # Panics
    /// When it cannot be set up.
    pub async fn with(db: Db, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut flags = BTreeMap::from([("data".to_owned(), folder.path().display().to_string())]);
        flags.extend(settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        let config = Config::load(&Sources { flags, ..Sources::default() }).expect("the defaults are usable");
        let blobs = wire::blobs(&config).await.expect("blobs open");
        let (fake, clock) = (Arc::new(Fake::new()), TestClock::at(NOW));
        let (stop, stopped) = watch::channel(false);
        let networks = Arc::new(Registry::of(vec![fake.clone()]));
        let vault = Arc::new(testing::vault());
        let app = App::new(
            wire::parts(&config, db, vault, networks, blobs, clock.clone(), stopped).expect("the parts"),
        );
        let new = NewOwner {
            email: "owner@example.test".into(),
            name: "Owner".into(),
            password: PASSWORD.into(),
            language: "en".into(),
            workspace: "Test".into(),
            brand: "Brand".into(),
            zone: "Asia/Jakarta".into(),
        };
        let made = people::setup(&app.db, new, NOW).await.expect("it is set up");
        let owner = access::by_email(&app.db, "owner@example.test", None).await.expect("the owner acts");
        let router = http::router(app.clone());
        Self {
            app,
            clock,
            fake,
            owner,
            brand: made.brand,
            router,
            stop,
            finished: AtomicBool::new(false),
            folder,
        }
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// What answers requests.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// A token of the owner's with every right.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn token(&self) -> As {
        self.token_of(&self.owner).await
    }

    /// A token of somebody who may make one.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn token_of(&self, actor: &Actor) -> As {
        let new = NewToken { name: "test".into(), scope: Vec::new(), expires_at: None };
        As::Token(tokens::create(&self.app.db, actor, new, self.clock_now()).await.expect("a token").1)
    }

    /// A new member with `role` in the whole workspace, or in the brand, signed in.
    ///
    /// # Panics
    /// When they cannot join.
    pub async fn member(&self, role: Role, brand: Option<BrandId>) -> As {
        let email = format!(
            "{}-{}@example.test",
            role.as_str().replace('_', "-"),
            selaras_kernel::JobId::new(NOW).0.simple()
        );
        let owner = self.token().await;
        let body = json!({"email": email, "role": role.as_str(), "brand": brand});
        let invited = self.call(&owner, Method::POST, "/api/v1/invitations", Some(&body)).await.expect(201);
        let body =
            json!({"token": invited["token"], "name": role.as_str(), "password": PASSWORD, "language": "en"});
        self.call(&As::Anonymous, Method::POST, "/api/v1/invitations/accept", Some(&body)).await.expect(201);
        self.sign_in(&email).await
    }

    /// Signs somebody in.
    ///
    /// # Panics
    /// When they are not let in.
    pub async fn sign_in(&self, email: &str) -> As {
        let body = json!({"email": email, "password": PASSWORD});
        let reply = self.call(&As::Anonymous, Method::POST, "/api/v1/session", Some(&body)).await;
        reply.expect(201);
        let cookie = reply.header("set-cookie");
        let token = cookie.split([';', '=']).nth(1).expect("a cookie").to_owned();
        As::Session(token)
    }

    /// A connected profile on the fake network.
    ///
    /// # Panics
    /// When it cannot be connected.
    pub async fn profile(&self, handle: &str) -> ProfileId {
        self.profile_in(self.brand, handle).await
    }

    /// A connected profile of `brand` on the fake network.
    ///
    /// # Panics
    /// When it cannot be connected.
    pub async fn profile_in(&self, brand: BrandId, handle: &str) -> ProfileId {
        let connected = Connected {
            account: self.fake.account(handle),
            name: handle.into(),
            url: format!("https://fake.test/@{handle}"),
            avatar: None,
        };
        testing::profile(&self.app.db, &self.app.vault, &self.owner, brand, "fake", connected, NOW).await
    }

    fn clock_now(&self) -> Timestamp {
        selaras_kernel::Clock::now(&*self.clock)
    }

    /// A request with JSON, and its answer.
    ///
    /// # Panics
    /// When the router breaks.
    pub async fn call(&self, who: &As, method: Method, path: &str, body: Option<&Value>) -> Reply {
        let (kind, body) = match body {
            Some(body) => (Some("application/json"), Body::from(body.to_string())),
            None => (None, Body::empty()),
        };
        self.send(who, method, path, body, kind.map(|k| ("content-type", k)).as_slice()).await
    }

    /// A request as it is, and its answer.
    ///
    /// # Panics
    /// When the router breaks.
    pub async fn send(
        &self,
        who: &As,
        method: Method,
        path: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Reply {
        let response = self.begin(who, method, path, body, headers).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body comes").to_bytes();
        Reply { status: parts.status, headers: parts.headers, bytes }
    }

    /// A request, and its answer whose body has not been read.
    ///
    /// # Panics
    /// When the router breaks.
    pub async fn begin(
        &self,
        who: &As,
        method: Method,
        path: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> axum::response::Response {
        let mut request = Request::builder().method(method).uri(path);
        request = match who {
            As::Anonymous => request,
            As::Session(token) => request.header(header::COOKIE, format!("{}={token}", http::guard::COOKIE)),
            As::Token(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        };
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        self.router.clone().oneshot(request).await.expect("the router answers")
    }

    /// Sends everything that is due.
    ///
    /// # Panics
    /// When the worker fails.
    pub async fn deliver(&self) {
        let worker = Worker {
            db: self.app.db.clone(),
            vault: self.app.vault.clone(),
            networks: self.app.networks.clone(),
            blobs: self.app.blobs.clone(),
            clock: self.clock.clone(),
            options: Options::default(),
        };
        worker.drain().await.expect("the worker works");
    }

    /// Lets live events run beside the test.
    pub fn live(&self) -> tokio::task::JoinHandle<()> {
        #[expect(
            clippy::disallowed_methods,
            reason = "stands in for the program, which runs it beside the requests"
        )]
        tokio::spawn(self.app.live.clone().run(self.app.db.clone(), self.app.stop.clone()))
    }

    /// Does the jobs that are due.
    ///
    /// # Panics
    /// When the queue cannot be read.
    pub async fn work(&self) {
        while work::round(&self.app, None).await.expect("the queue is read") {}
    }

    /// Ends the test.
    ///
    /// # Panics
    /// When jobs are left that are due or have failed.
    pub async fn finish(self) {
        self.finished.store(true, Ordering::SeqCst);
        self.stop.send_replace(true);
        let (due, failed) = jobs::counts(&self.app.db, self.clock_now()).await.expect("the queue is read");
        assert_eq!((due, failed), (0, 0), "jobs that are due, jobs that failed");
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if !self.finished.load(Ordering::SeqCst) && !std::thread::panicking() {
            panic!("a test must end with `finish`, which looks for jobs that were left");
        }
    }
}
