//! Answers: how do people learn in time that the sign-in of a profile ends?
//!
//! Every look puts what is due into the mail queue, in the write that marks it as told. The queue tries until the mail
//! server takes it. Without a mail server nothing is marked, so that nothing is lost when one is set up later.

use crate::{http::app::App, mail, words::Lang};
use selaras_kernel::{Result, Timestamp, schedule::WallTime};
use selaras_store::jobs::{self, NewJob};
use selaras_workspaces::warnings::{self, Ending, Mender};
use serde_json::json;

/// Puts the warnings that are due into the queue, for everybody who may renew the sign-in. Doing it twice, or on two
/// nodes, tells nobody twice.
///
/// # Errors
/// The database's.
pub async fn round(app: App, now: Timestamp) -> Result<()> {
    if !app.mails {
        return Ok(());
    }
    for ending in warnings::due(&app.db, now).await? {
        let menders = warnings::menders(&app.db, &ending).await?;
        let jobs: Vec<_> = menders.into_iter().map(|mender| letter(&app, &ending, mender, now)).collect();
        let (count, days, profile) = (jobs.len(), ending.days, ending.profile);
        let told = app.db.write(move |tx| {
            Box::pin(async move {
                if !warnings::mark(tx, &ending, now).await? {
                    return Ok(false);
                }
                for job in jobs {
                    jobs::enqueue(tx, job, now).await?;
                }
                Ok(true)
            })
        });
        if told.await? {
            tracing::info!(%profile, days, readers = count, "a sign-in ends soon; people are told");
        }
    }
    Ok(())
}

fn letter(app: &App, ending: &Ending, mender: Mender, now: Timestamp) -> NewJob {
    let lang = Lang::named(&mender.language).unwrap_or(app.lang);
    // The brand's own clock, as everywhere. A zone that has left the tables since is no reason to stay silent.
    let date = WallTime::at_instant(ending.expires_at, &ending.zone);
    let date = date.map_or_else(
        |_| ending.expires_at.to_string(),
        |wall| wall.at.strftime("%Y-%m-%d %H:%M").to_string(),
    );
    let network = app.networks.get(&ending.network).map_or(ending.network.as_str(), |c| c.capability().title);
    NewJob {
        kind: mail::JOB,
        key: Some(format!(
            "ending:{}:{}:{}:{}",
            ending.profile, ending.expires_at.0, ending.days, mender.person
        )),
        payload: json!({
            "to": mender.email, "lang": lang.tag(), "message": "mail-profile-ending", "link": app.public_url,
            "params": {"profile": ending.handle, "network": network, "brand": ending.brand_name,
                "date": date, "zone": ending.zone},
        }),
        run_at: now,
    }
}
