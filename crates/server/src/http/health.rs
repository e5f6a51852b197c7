//! Answers: does this process live, is the whole able to work, and how much does it have to do?

use super::{
    app::App,
    guard::{Credential, MaybeWho, credential},
    problem::{Answer, Fail},
};
use axum::{
    extract::{ConnectInfo, Extension, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use selaras_kernel::{Kind, Problem};
use std::{fmt::Write, net::SocketAddr, time::Duration};

/// A worker whose heart did not beat for this long is not counted on.
const FRESH: Duration = Duration::from_secs(30);

/// `GET /healthz`: this process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, and some worker's heart has moved.
pub async fn ready(State(app): State<App>) -> Answer {
    let unready =
        |code: &str| Fail::with_status(StatusCode::SERVICE_UNAVAILABLE, Problem::new(Kind::Upstream, code));
    if let Err(e) = app.db.ping().await {
        tracing::warn!(error = %e, "the database does not answer");
        return Err(unready("database_away"));
    }
    let now = app.now();
    let beat = selaras_publishing::health::of(&app.db, now).await?.last_beat;
    match beat {
        Some(beat) if now.since(beat) <= FRESH => Ok("ok\n".into_response()),
        _ => Err(unready("worker_away")),
    }
}

/// `GET /metrics`: counts as text, for this machine or a token.
pub async fn metrics(
    State(app): State<App>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    MaybeWho(who): MaybeWho,
) -> Answer {
    // A proxy on this machine speaks for others; what comes through one needs a token.
    let direct = !headers.contains_key("x-forwarded-for") && !headers.contains_key("forwarded");
    let local = direct && peer.is_some_and(|Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    let token = who.is_some() && matches!(credential(&headers), Some(Credential::Token(_)));
    if !local && !token {
        return Err(Problem::new(Kind::Unauthenticated, "sign_in_needed").into());
    }
    text(&app).await
}

async fn text(app: &App) -> Result<Response, Fail> {
    let now = app.now();
    let health = selaras_publishing::health::of(&app.db, now).await?;
    let (due, failed) = selaras_store::jobs::counts(&app.db, now).await?;
    let mut out = String::new();
    let mut gauge = |name: &str, help: &str, rows: &[(String, i64)]| {
        // Writing into a string does not fail.
        let _infallible = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge");
        for (labels, value) in rows {
            let _infallible = writeln!(out, "{name}{labels} {value}");
        }
    };
    let open: Vec<_> =
        health.open.iter().map(|(state, count)| (format!("{{state=\"{state}\"}}"), *count)).collect();
    gauge("selaras_deliveries_open", "Deliveries a worker has yet to look at, by state.", &open);
    let overdue =
        health.next_due.map_or(0, |due| i64::try_from(now.since(due).as_secs()).unwrap_or(i64::MAX));
    gauge(
        "selaras_delivery_lag_seconds",
        "How long the most overdue delivery waits.",
        &[(String::new(), overdue)],
    );
    gauge("selaras_jobs_due", "Background jobs that are due.", &[(String::new(), due)]);
    gauge("selaras_jobs_failed", "Background jobs that failed for good.", &[(String::new(), failed)]);
    let age =
        health.last_beat.map_or(-1, |beat| i64::try_from(now.since(beat).as_secs()).unwrap_or(i64::MAX));
    gauge(
        "selaras_worker_beat_age_seconds",
        "Since a worker's heart last moved; -1: never.",
        &[(String::new(), age)],
    );
    let mut response = out.into_response();
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}
