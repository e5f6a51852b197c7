//! Answers: how is a connection served, and for how long may a client say nothing?
//!
//! A client that opens connections and sends its requests byte by byte would hold them all; so the head of a request has a
//! limit. The outer layer limits what comes after it: bodies, and answers until they begin. A stream of events has none.

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{net::SocketAddr, pin::pin, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tower::Service;

/// How long nothing is accepted after the machine had no room for another connection.
const NO_ROOM: Duration = Duration::from_secs(1);

/// Serves `router` until `stop` turns true and the requests under way are answered. The head of a request must arrive
/// within `patience`; a connection without one is kept as long.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    patience: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut connections = JoinSet::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => {
                    connections.spawn(connection(http.clone(), stream, from, router.clone(), stop.clone()));
                }
                // The client went away between its call and our answer.
                Err(e) if e.kind() == std::io::ErrorKind::ConnectionAborted => {}
                Err(e) => {
                    tracing::error!(error = %e, "a connection could not be accepted");
                    rest(NO_ROOM).await;
                }
            },
            Some(ended) = connections.join_next() => {
                if let Err(e) = ended {
                    tracing::error!(error = %e, "a connection broke");
                }
            }
            () = told(&mut stop) => break,
        }
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

async fn connection(
    http: http1::Builder,
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    mut stop: watch::Receiver<bool>,
) {
    if let Err(e) = stream.set_nodelay(true) {
        tracing::debug!(error = %e, "a connection keeps small packets back");
    }
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        // Always ready, as routers are.
        router.clone().call(request.map(Body::new))
    });
    let mut serving = pin!(http.serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = &mut serving => ended,
        () = told(&mut stop) => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(e) = ended {
        // The client's doing: it went away, was too slow, or does not speak HTTP.
        tracing::debug!(error = %e, "a connection ended early");
    }
}

/// Returns when the program is to end.
async fn told(stop: &mut watch::Receiver<bool>) {
    // The sender lives as long as the program; an error would mean the same.
    let _told = stop.wait_for(|stop| *stop).await;
}

#[expect(clippy::disallowed_methods, reason = "asking at once again would find no room either")]
async fn rest(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}
