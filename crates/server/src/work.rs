//! Answers: what runs beside the requests: sending posts, mail, numbers, and keeping house?

use crate::{
    briefing,
    config::Config,
    counting, demo, fetching,
    http::app::App,
    looking,
    mail::{self, Mailer},
    notifying, warnings,
};
use futures::future::BoxFuture;
use selaras_analytics::{experiments, partitions};
use selaras_kernel::{Result, Timestamp, clock::random_fraction};
use selaras_publishing::{
    approval, calendar,
    delivery::worker::{Options, Worker},
    first_comment, guests, media, posts, recurrence, shares,
};
use selaras_store::{
    Dialect, idempotency,
    jobs::{self, Ended, Job},
};
use selaras_strategy::{ends, items, kpis};
use selaras_workspaces::samples;
use std::{
    fs::File,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, task::JoinSet};

/// How long a claimed job may take.
const LEASE: Duration = Duration::from_secs(120);
/// Most jobs at the same time.
const AT_ONCE: i64 = 16;
/// How long the queue is left alone when nothing is due.
const REST: Duration = Duration::from_secs(3);
/// How often occurrences of repeated posts are made ahead.
const EXTEND_EVERY: Duration = Duration::from_secs(60);
/// How often numbers that are due are asked for.
const COUNT_EVERY: Duration = Duration::from_secs(15);
/// How often profiles of competitors that are due are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// How often Google Analytics properties that are due are looked for.
const FETCH_EVERY: Duration = Duration::from_secs(30);
/// How often the calendar's entries are brought up to date.
const CALENDAR_EVERY: Duration = Duration::from_secs(2);
/// How often people are told of what has happened.
const TELL_EVERY: Duration = Duration::from_secs(2);
/// How often steps of approval are looked for whose time is half over, or over.
const CHASE_EVERY: Duration = Duration::from_secs(60);
/// How often experiments are looked for that may be settled.
const SETTLE_EVERY: Duration = Duration::from_secs(60);
/// How often checks of KPIs are looked for that are due.
const REMIND_EVERY: Duration = Duration::from_secs(300);
/// How often weekly briefs are looked for that are due.
const BRIEF_EVERY: Duration = Duration::from_secs(30);
/// How often goals are looked for whose time is over.
const END_EVERY: Duration = Duration::from_secs(900);
/// How often sign-ins that end soon are looked for.
const WARN_EVERY: Duration = Duration::from_secs(1800);
/// How often numbers that changed are written as Parquet, where that is wanted, and how often files of what is gone are looked for.
const PARTITIONS_EVERY: Duration = Duration::from_secs(60);
const PARTITIONS_SWEPT: Duration = Duration::from_secs(24 * 3600);
/// How often what is over is forgotten.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// Works until `stop` turns true, then finishes what is under way.
///
/// # Errors
/// When the mail settings cannot be used or the database fails at the start.
pub async fn run(app: App, config: &Config, stop: watch::Receiver<bool>) -> Result<()> {
    let mailer = Mailer::new(&config.mail)?;
    // The lock is held as long as this process works: whoever has it is the only worker of an embedded database.
    let lock = lock(config);
    let options = Options {
        concurrency: config.work.concurrency,
        alone: app.db.dialect() == Dialect::Sqlite && lock.is_some(),
        name: format!("{}:{}", host(), std::process::id()),
        ..Options::default()
    };
    let worker = Worker {
        db: app.db.clone(),
        vault: app.vault.clone(),
        networks: app.networks.clone(),
        blobs: app.blobs.clone(),
        clock: app.clock.clone(),
        options,
    };
    let mut tasks = JoinSet::new();
    tasks.spawn(worker.run(app.wake.clone(), stop.clone()));
    tasks.spawn(queue(app.clone(), mailer, stop.clone()));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), EXTEND_EVERY, |app, now| async move {
        let made = recurrence::extend(&app.db, now).await?;
        if made > 0 {
            tracing::info!(posts = made, "made occurrences of repeated posts");
            app.live.signal();
        }
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), SWEEP_EVERY, |app, now| async move {
        app.db.write(move |tx| Box::pin(idempotency::forget_old(tx, now))).await?;
        app.db.write(move |tx| Box::pin(posts::forget_claims(tx, now))).await?;
        selaras_workspaces::sweep(&app.db, now).await?;
        guests::sweep(&app.db, now).await?;
        shares::sweep(&app.db, now).await?;
        media::sweep(&app.db, &app.blobs, now).await?;
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), COUNT_EVERY, counting::round));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), LOOK_EVERY, looking::round));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), FETCH_EVERY, fetching::round));
    tasks.spawn(now_and_then(
        app.clone(),
        stop.clone(),
        CALENDAR_EVERY,
        after_commits(|app, _| async move { calendar::ready::follow(&app.db).await }),
    ));
    tasks.spawn(now_and_then(
        app.clone(),
        stop.clone(),
        TELL_EVERY,
        after_commits(|app, now| async move { notifying::follow(&app, now).await }),
    ));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), CHASE_EVERY, |app, now| async move {
        let told = approval::chase(&app.db, now).await?;
        if told > 0 {
            tracing::info!(steps = told, "reminded of approvals that wait");
            app.live.signal();
        }
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), SETTLE_EVERY, |app, now| async move {
        let ended = experiments::look_due(&app.db, now).await?;
        if ended > 0 {
            tracing::info!(experiments = ended, "experiments are settled, or given up");
            app.live.signal();
        }
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), REMIND_EVERY, |app, now| async move {
        let told = kpis::remind(&app.db, now).await?;
        if told > 0 {
            tracing::info!(checks = told, "reminded of checks of KPIs");
            app.live.signal();
        }
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), BRIEF_EVERY, briefing::round));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), END_EVERY, |app, now| async move {
        let ended = ends::fix_due(&app.db, now).await?;
        if ended > 0 {
            tracing::info!(goals = ended, "goals are over, and how they ended is kept");
            app.live.signal();
        }
        items::forget_removed(&app.db, now).await?;
        Ok(())
    }));
    tasks.spawn(now_and_then(app.clone(), stop.clone(), WARN_EVERY, warnings::round));
    if config.work.numbers_parquet {
        tasks.spawn(now_and_then(app.clone(), stop.clone(), PARTITIONS_EVERY, |app, _| async move {
            partitions::write_changed(&app.db, &app.blobs).await.map(|_| ())
        }));
        tasks.spawn(now_and_then(app.clone(), stop.clone(), PARTITIONS_SWEPT, |app, _| async move {
            partitions::sweep(&app.db, &app.blobs).await.map(|_| ())
        }));
    }
    while let Some(ended) = tasks.join_next().await {
        match ended {
            Ok(result) => result?,
            Err(e) => tracing::error!(error = %e, "a task beside the requests broke"),
        }
    }
    drop(lock);
    Ok(())
}

/// The lock of the only worker of this data folder, unless another process has it.
fn lock(config: &Config) -> Option<File> {
    let file = File::create(config.store.data.join("worker.lock")).ok()?;
    file.try_lock().is_ok().then_some(file)
}

fn host() -> String {
    std::fs::read_to_string("/etc/hostname").map_or_else(|_| "selaras".into(), |name| name.trim().to_owned())
}

/// A consumer of the events as a chore that is done only when something was committed since, or it had not done all.
fn after_commits<F>(
    follow: impl Fn(App, Timestamp) -> F,
) -> impl Fn(App, Timestamp) -> BoxFuture<'static, Result<()>>
where
    F: Future<Output = Result<bool>> + Send + 'static,
{
    let seen = Arc::new(Mutex::new(None));
    move |app, now| {
        // Taken before looking. As long as nobody commits, nothing has happened, and this costs no query.
        let mark = app.db.mark();
        let seen = seen.clone();
        if mark.is_some() && *seen.lock().unwrap_or_else(PoisonError::into_inner) == mark {
            return Box::pin(async { Ok(()) });
        }
        let following = follow(app, now);
        Box::pin(async move {
            let done = following.await?;
            // What it wrote itself is looked at once more; what it left for next time, too.
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = mark.filter(|_| done);
            Ok(())
        })
    }
}

/// Does `chore` at once and then every so often. Doing it twice, or on two nodes, does no harm; nor does leaving it between
/// two writes, so that the end of the program does not wait for a long one.
async fn now_and_then<F, C>(
    app: App,
    mut stop: watch::Receiver<bool>,
    every: Duration,
    chore: C,
) -> Result<()>
where
    C: Fn(App, Timestamp) -> F,
    F: Future<Output = Result<()>>,
{
    while !*stop.borrow() {
        let done = tokio::select! {
            done = chore(app.clone(), app.now()) => done,
            _ = stop.changed() => break,
        };
        if let Err(e) = done {
            tracing::error!(error = %e, "keeping house failed; it is tried again");
        }
        tokio::select! {
            () = rest(every) => {}
            _ = stop.changed() => {}
        }
    }
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "what is due is read from the database; this only says when to look"
)]
async fn rest(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}

/// Does jobs of the queue.
async fn queue(app: App, mailer: Option<Mailer>, mut stop: watch::Receiver<bool>) -> Result<()> {
    while !*stop.borrow() {
        match round(&app, mailer.as_ref()).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(e) => tracing::error!(error = %e, "the job queue could not be read; trying again"),
        }
        tokio::select! {
            () = rest(REST) => {}
            () = app.queue.notified() => {}
            _ = stop.changed() => {}
        }
    }
    Ok(())
}

/// Does the jobs that are due, once. Says whether there were any.
///
/// # Errors
/// The database's.
pub async fn round(app: &App, mailer: Option<&Mailer>) -> Result<bool> {
    let claimed = jobs::claim(&app.db, app.now(), LEASE, AT_ONCE).await?;
    let any = !claimed.is_empty();
    let done = futures::future::join_all(claimed.into_iter().map(|job| async move {
        let ended = tokio::time::timeout(LEASE, one(app, mailer, &job)).await;
        let ended = ended.unwrap_or_else(|_| Ended::Retry("it took too long".into()));
        if let Ended::Retry(why) | Ended::Failed(why) = &ended {
            tracing::warn!(job = %job.id, kind = job.kind, why, "a job did not succeed");
        }
        jobs::finish(&app.db, &job, ended, app.now(), random_fraction()).await
    }))
    .await;
    done.into_iter().collect::<Result<Vec<()>>>()?;
    Ok(any)
}

async fn one(app: &App, mailer: Option<&Mailer>, job: &Job) -> Ended {
    match (job.kind.as_str(), mailer) {
        (mail::JOB, Some(mailer)) => mailer.send(&app.vault, job).await,
        // Another node may have one, or a person sets one up.
        (mail::JOB, None) => Ended::Retry("no mail server is set up on this node".into()),
        (first_comment::JOB, _) => {
            let tools = first_comment::Tools {
                db: &app.db,
                vault: &app.vault,
                networks: &app.networks,
                blobs: &app.blobs,
                clock: &*app.clock,
            };
            first_comment::job(&tools, job).await
        }
        (samples::MAKE | samples::REMOVE, _) => demo::job(app, job).await,
        // Of a newer release, perhaps, that another node runs: left for it.
        (kind, _) => Ended::Retry(format!("this release knows no job {kind:?}")),
    }
}
