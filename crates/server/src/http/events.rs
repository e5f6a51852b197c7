//! Answers: how does a listener get changes as they happen, and none twice and none missing after a break?

use super::{app::App, guard::Who, problem::Answer};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{
        IntoResponse,
        sse::{Event as Line, KeepAlive, Sse},
    },
};
use selaras_kernel::{Actor, Event, Problem, Right};
use selaras_store::{Db, events};
use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::{
    broadcast::{Receiver, error::RecvError},
    watch,
};

/// How often a silent connection shows that it lives.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often a listener's rights are looked at again without a cause: what ends by the clock ends then at the latest.
const CHECK_EVERY: Duration = Duration::from_secs(60);
/// Most events read at once.
const BATCH: i64 = 500;

/// One message of the stream, as every reader of server-sent events sees it.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes what is written by hand")]
pub struct Message {
    /// The event's number.
    id: String,
    /// Its kind.
    event: String,
    /// The event itself as JSON: what the audit trail shows.
    data: String,
}

/// Changes as they happen, as server-sent events.
///
/// Each has the event's number as `id`, its kind as `event` and the event as `data`. With `Last-Event-ID` it goes on after
/// that number, otherwise from now on. The stream ends when the server stops or one may listen no more, and shows other brands when one's roles change.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", operation_id = "stream_events",
    params(("Last-Event-ID" = Option<String>, Header, description = "Number of the last event seen.")),
    responses((status = 200, description = "A stream that does not end.", content_type = "text/event-stream", body = Message)))]
pub async fn stream(State(app): State<App>, Who(actor): Who, headers: HeaderMap) -> Answer {
    let newest = events::last_seq(&app.db).await?;
    let last = match headers.get("last-event-id") {
        None => newest,
        Some(value) => {
            let number =
                value.to_str().ok().and_then(|text| text.trim().parse::<i64>().ok()).filter(|n| *n >= 0);
            number.ok_or_else(|| Problem::invalid("Last-Event-ID", "event_id_invalid"))?.min(newest)
        }
    };
    let receiver = app.live.listen(last.min(newest));
    let listener = Listener {
        db: app.db.clone(),
        actor,
        receiver,
        last,
        ready: VecDeque::new(),
        behind: true,
        stop: app.stop.clone(),
        headers,
        app: app.clone(),
        checked: app.now(),
    };
    let lines = futures::stream::unfold(listener, |mut listener| async move {
        let line = listener.next().await?;
        Some((Ok::<_, Infallible>(line), listener))
    });
    Ok(Sse::new(lines).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response())
}

struct Listener {
    db: Db,
    actor: Arc<Actor>,
    receiver: Receiver<Arc<Event>>,
    /// Number of the last event looked at, whether it was shown or not. Numbers have no gaps.
    last: i64,
    ready: VecDeque<Line>,
    /// Whether events may be missing that the receiver does not bring.
    behind: bool,
    stop: watch::Receiver<bool>,
    headers: HeaderMap,
    app: App,
    checked: selaras_kernel::Timestamp,
}

impl Listener {
    async fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Some(line);
            }
            if *self.stop.borrow() {
                return None;
            }
            if self.app.now().since(self.checked) >= CHECK_EVERY {
                self.check().await?;
            }
            if self.behind {
                self.catch_up().await?;
                continue;
            }
            tokio::select! {
                received = self.receiver.recv() => match received {
                    Ok(event) if event.seq <= self.last => {}
                    Ok(event) if event.seq == self.last + 1 => {
                        if concerns(&self.actor, &event) {
                            self.check().await?;
                        }
                        self.take(&event);
                    }
                    Ok(_) | Err(RecvError::Lagged(_)) => self.behind = true,
                    Err(RecvError::Closed) => return None,
                },
                _ = self.stop.changed() => return None,
                // Nothing came for a while: a chance to look at the rights again.
                () = rest(CHECK_EVERY) => {}
            }
        }
    }

    /// Looks at the rights again; `None` when there are none left.
    async fn check(&mut self) -> Option<()> {
        self.actor = match super::guard::who_now(&self.app, &self.headers).await {
            Ok(actor) if actor.may_somewhere(Right::PostsRead) => actor,
            // Refused, or not to be found out: both ways nothing more is shown. Whoever may, comes again.
            _ => return None,
        };
        self.checked = self.app.now();
        Some(())
    }

    async fn catch_up(&mut self) -> Option<()> {
        let found = match events::after(&self.db, self.last, BATCH).await {
            Ok(found) => found,
            Err(e) => {
                tracing::warn!(error = %e, "a listener could not be brought up to date");
                return None;
            }
        };
        self.behind = found.len() == BATCH as usize;
        // Once for all of them: what one may see is decided by the roles one has now, not by those of then.
        if found.iter().any(|event| concerns(&self.actor, event)) {
            self.check().await?;
        }
        for event in &found {
            self.take(event);
        }
        Some(())
    }

    fn take(&mut self, event: &Event) {
        self.last = event.seq;
        if !events::visible(&self.actor, event) {
            return;
        }
        match serde_json::to_string(event) {
            Ok(data) => {
                self.ready.push_back(Line::default().id(event.seq.to_string()).event(&event.kind).data(data))
            }
            Err(e) => tracing::error!(error = %e, seq = event.seq, "an event could not be rendered"),
        }
    }
}

/// Whether `event` may have changed what `actor` may hear. The actor's own sessions end in whichever workspace.
fn concerns(actor: &Actor, event: &Event) -> bool {
    match event.kind.as_str() {
        "session.ended" => event.person_id == actor.person,
        "token.revoked" => actor.token.is_some_and(|token| token.0 == event.subject_id),
        kind => kind.starts_with("member.") && event.workspace_id == actor.workspace,
    }
}

#[expect(clippy::disallowed_methods, reason = "a silent listener's rights are looked at again now and then")]
async fn rest(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}
