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
use selaras_kernel::{Actor, Event, Problem};
use selaras_store::{Db, events};
use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::{
    broadcast::{Receiver, error::RecvError},
    watch,
};

/// How often a silent connection shows that it lives.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often a listener's rights are looked at again: at the latest then somebody who was removed hears no more.
const CHECK_EVERY: Duration = Duration::from_secs(60);
/// Most events read at once.
const BATCH: i64 = 500;

/// Changes as they happen, as server-sent events.
///
/// Each has the event's number as `id`, its kind as `event` and the event as `data`. With `Last-Event-ID` it goes on after
/// that number, otherwise from now on. The stream ends when the server stops or one's rights change; come again then.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", operation_id = "stream_events",
    params(("Last-Event-ID" = Option<String>, Header, description = "Number of the last event seen.")),
    responses((status = 200, description = "A stream that does not end.", content_type = "text/event-stream", body = String)))]
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
                self.actor = super::guard::who(&self.app, &self.headers).await.ok()?;
                self.checked = self.app.now();
            }
            if self.behind {
                self.catch_up().await?;
                continue;
            }
            tokio::select! {
                received = self.receiver.recv() => match received {
                    Ok(event) if event.seq <= self.last => {}
                    Ok(event) if event.seq == self.last + 1 => self.take(&event),
                    Ok(_) | Err(RecvError::Lagged(_)) => self.behind = true,
                    Err(RecvError::Closed) => return None,
                },
                _ = self.stop.changed() => return None,
                // Nothing came for a while: a chance to look at the rights again.
                () = rest(CHECK_EVERY) => {}
            }
        }
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

#[expect(clippy::disallowed_methods, reason = "a silent listener's rights are looked at again now and then")]
async fn rest(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}
