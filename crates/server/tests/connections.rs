//! Is a client that dawdles cut off, and one that takes its time for a reason not?

use selaras_server::{
    http::serving::serve,
    testing::{As, PNG, TestApp, upload},
};
use selaras_store::testing::on_both;
use serde_json::json;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};

/// How long a head may take in these tests.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long what must happen is waited for.
const SURELY: Duration = Duration::from_secs(20);

struct Client(TcpStream);

impl Client {
    async fn to(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("a connection"))
    }

    async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.expect("the server listens");
    }

    /// What comes until `mark` is in it.
    async fn hear(&mut self, mark: &str) -> String {
        let mut heard = Vec::new();
        let listening = async {
            while !String::from_utf8_lossy(&heard).contains(mark) {
                let mut part = [0; 4096];
                let length = self.0.read(&mut part).await.expect("the connection lives");
                assert!(length > 0, "it ended before {mark:?}: {}", String::from_utf8_lossy(&heard));
                heard.extend_from_slice(&part[..length]);
            }
        };
        tokio::time::timeout(SURELY, listening).await.expect("it comes");
        String::from_utf8_lossy(&heard).into_owned()
    }

    /// Waits until the server ends the connection.
    async fn ended(&mut self) {
        let mut rest = Vec::new();
        let ended = tokio::time::timeout(SURELY, self.0.read_to_end(&mut rest)).await;
        // An end with a reset is one too.
        let _either_way = ended.expect("the server ends it");
    }
}

fn head(method: &str, path: &str, who: &As, more: &str) -> String {
    let As::Token(token) = who else { panic!("a token is needed") };
    format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n{more}\r\n")
}

#[tokio::test]
async fn half_a_head_is_cut_off_while_a_stream_and_a_slow_upload_go_on() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let live = app.live();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let mut serving = JoinSet::new();
        serving.spawn(serve(listener, app.router(), PATIENCE, stopped));

        let mut listening = Client::to(address).await;
        listening.send(head("GET", "/api/v1/events", &owner, "")).await;
        listening.hear("text/event-stream").await;
        let ((name, kind), form) = upload(app.brand, "titik.png", PNG);
        let (first, second) = form.split_at(form.len() / 2);
        let mut uploading = Client::to(address).await;
        let length = format!("{name}: {kind}\r\ncontent-length: {}\r\n", form.len());
        uploading.send(head("POST", "/api/v1/media", &owner, &length)).await;
        uploading.send(first).await;

        let mut silent = Client::to(address).await;
        let mut dawdling = Client::to(address).await;
        dawdling.send("GET /api/v1/me HTTP/1.1\r\nHost: loc").await;
        dawdling.ended().await;
        silent.ended().await;

        uploading.send(second).await;
        assert!(uploading.hear("\r\n\r\n").await.starts_with("HTTP/1.1 201"));
        let post = json!({"brand": app.brand, "content": {"parts": [{"text": "Halo"}]}}).to_string();
        let mut writing = Client::to(address).await;
        let more = format!("content-type: application/json\r\ncontent-length: {}\r\n", post.len());
        writing.send(head("POST", "/api/v1/posts", &owner, &more)).await;
        writing.send(post).await;
        assert!(writing.hear("\r\n\r\n").await.starts_with("HTTP/1.1 201"));
        listening.hear("event: post.created").await;

        app.finish().await;
        stop.send_replace(true);
        tokio::time::timeout(SURELY, serving.join_all()).await.expect("it ends in good order");
        live.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_request_under_way_is_answered_after_the_program_was_told_to_end() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let mut serving = JoinSet::new();
        serving.spawn(serve(listener, app.router(), SURELY, stopped));

        let mut idle = Client::to(address).await;
        idle.send(head("GET", "/healthz", &owner, "")).await;
        idle.hear("200 OK").await;
        let mut writing = Client::to(address).await;
        let body = json!({"name": "Teh", "zone": "Asia/Jakarta"}).to_string();
        let more = format!(
            "expect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        writing.send(head("POST", "/api/v1/brands", &owner, &more)).await;
        // Now the request is known to be in the handler's hands.
        writing.hear("100 Continue").await;
        stop.send_replace(true);
        idle.ended().await;
        writing.send(body).await;
        assert!(writing.hear("\r\n\r\n").await.contains("HTTP/1.1 201"));
        tokio::time::timeout(SURELY, serving.join_all()).await.expect("it ends in good order");
        assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
        app.finish().await;
    })
    .await;
}
