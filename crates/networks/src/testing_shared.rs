//! Where are the official descriptions and the running servers that some tests need? They are not part of the project.
//! Where no running server can be brought to answer as a test needs it, a server of a few lines does.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// The text of a file in the folder of official descriptions: `SELARAS_TEST_SHARED`, or `../shared` beside the
/// project. `None`, with a line that says so, when it is not there; a panic when `SELARAS_TEST_REQUIRE=1`.
#[expect(clippy::disallowed_methods, reason = "tests find what they compare with through the environment")]
pub fn read(path: &str) -> Option<String> {
    let folder = std::env::var_os("SELARAS_TEST_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    match std::fs::read_to_string(folder.join(path)) {
        Ok(text) => Some(text),
        Err(_) if std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|v| v == "1") => {
            panic!("{path} is required (SELARAS_TEST_REQUIRE=1) and was not found")
        }
        Err(_) => {
            println!("skipped: {path} was not found");
            None
        }
    }
}

/// The address of a running server, named by an environment variable that `cargo xtask servers` sets. `None`, with a
/// line that says so, when it is not set; a panic when `SELARAS_TEST_REQUIRE=1`.
#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
pub fn server(variable: &str) -> Option<String> {
    match std::env::var(variable) {
        Ok(address) if !address.is_empty() => Some(address),
        _ if std::env::var("SELARAS_TEST_REQUIRE").is_ok_and(|v| v == "1") => {
            panic!("{variable} is required (SELARAS_TEST_REQUIRE=1) and is not set")
        }
        _ => {
            println!("skipped: {variable} is not set");
            None
        }
    }
}

/// A server that answers as a test says, and keeps the requests.
pub struct Server {
    /// Where it is, with scheme and port.
    pub address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Everything that was asked, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("a test server").clone()
    }
}

/// A server that gives each request the same answer.
pub async fn serve(status: &'static str, body: &'static str) -> Server {
    scripted(move |_| (status, body)).await
}

/// A server whose answer (status line's end and body) `answer` makes from the request; an empty status is no answer:
/// the connection is closed.
pub async fn scripted(answer: impl Fn(&str) -> (&'static str, &'static str) + Send + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a test server");
    let address = format!("http://{}", listener.local_addr().expect("a test server"));
    let requests = Arc::new(Mutex::new(Vec::new()));
    let server = Server { address, requests: requests.clone() };
    #[expect(clippy::disallowed_methods, reason = "a test server beside the client")]
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 16384];
            // Requests of these tests fit into one segment.
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                let request = String::from_utf8_lossy(&buffer[..read]).into_owned();
                let (status, body) = answer(&request);
                requests.lock().expect("a test server").push(request);
                if status.is_empty() {
                    break;
                }
                let answer = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        }
    });
    server
}
