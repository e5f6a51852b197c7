//! Answers: what is wrong with this installation, and what is to be done about it?

use super::desk::{Desk, Done, Stop};
use crate::wire;
use selaras_kernel::{Error, Result};
use selaras_publishing::health;
use selaras_store::{jobs, proof};
use selaras_workspaces::profiles::{self, ProfileState};
use serde_json::{Value, json};
use std::{os::unix::fs::PermissionsExt, time::Duration};

#[derive(serde::Serialize)]
struct Finding {
    check: &'static str,
    good: bool,
    /// What was found, in the reader's language.
    detail: String,
}

/// A worker whose heart did not beat for this long is away.
const FRESH: Duration = Duration::from_secs(30);
/// The day this release was made; a clock before it is wrong. (Seconds since 1970.)
const RELEASED: i64 = 1_790_000_000;

/// Looks at everything. Ends with 4 when something is wrong.
pub async fn run(desk: &Desk) -> Done {
    let mut found = Vec::new();
    let mut note = |check: &'static str, good: bool, facts: Vec<(&str, Value)>| {
        let key = format!("doctor-{check}-{}", if good { "good" } else { "bad" });
        let params = facts.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        found.push(Finding { check, good, detail: desk.lang.say(&key, &params) });
    };
    let now = desk.now();
    note("clock", now.as_secs() >= RELEASED, vec![("now", now.to_string().into())]);
    let key_file = desk.config.key_file();
    let mode = std::fs::metadata(&key_file).map(|m| m.permissions().mode() & 0o077);
    note("keys", matches!(mode, Ok(0)), vec![("path", key_file.display().to_string().into())]);
    let blobs = wire::blobs(&desk.config).await;
    note("blobs", blobs.is_ok(), vec![("why", why(desk, &blobs))]);
    match wire::database(&desk.config).await {
        Err(e) => note("database", false, vec![("why", e.to_string().into())]),
        Ok(db) => {
            let defects = proof::defects(&db).await?;
            let schema = proof::schema(&db).await?;
            note(
                "database",
                defects.is_empty(),
                vec![("schema", schema.into()), ("why", defects.join("; ").into())],
            );
            let health = health::of(&db, now).await?;
            let beat = health.last_beat.is_some_and(|beat| now.since(beat) <= FRESH);
            note(
                "worker",
                beat,
                vec![("at", health.last_beat.map_or(Value::Null, |at| at.to_string().into()))],
            );
            note("deliveries", health.stuck == 0, vec![("count", health.stuck.into())]);
            let (_, failed) = jobs::counts(&db, now).await?;
            note("jobs", failed == 0, vec![("count", failed.into())]);
            let proof = selaras_analytics::measure::prove(&db).await?;
            let params = vec![("count", proof.snapshots.into()), ("wrong", proof.wrong.len().into())];
            note("numbers", proof.wrong.is_empty(), params);
            if let Ok(actor) = desk.actor(&db).await {
                let all = profiles::list(&db, &actor, None).await?;
                let bad = |s: ProfileState| matches!(s, ProfileState::SignInNeeded | ProfileState::Failing);
                let failing: Vec<_> = all
                    .iter()
                    .filter(|p| bad(p.state))
                    .map(|p| format!("{}:{}", p.network, p.handle))
                    .collect();
                note(
                    "profiles",
                    failing.is_empty(),
                    vec![("count", all.len().into()), ("names", failing.into())],
                );
            } else {
                note("owner", false, vec![]);
            }
            db.close().await;
        }
    }
    let well = found.iter().all(|f| f.good);
    desk.tell(&json!({"good": well, "findings": found}), || {
        found
            .iter()
            .map(|f| format!("{} {}", if f.good { "✓" } else { "✗" }, f.detail))
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    if well { Ok(()) } else { Err(Stop::Quiet(4)) }
}

fn why<T>(desk: &Desk, result: &Result<T>) -> Value {
    match result {
        Ok(_) => Value::Null,
        Err(Error::Problem(problem)) => {
            problem.each().map(|one| desk.lang.problem(one)).collect::<Vec<_>>().join(" ").into()
        }
        Err(fault) => fault.to_string().into(),
    }
}
