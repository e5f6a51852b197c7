//! Answers: how does the program start, say where it is, and end in good order?

use super::desk::{Desk, Done};
use crate::{config::LogFormat, http, wire, work};
use selaras_kernel::{Error, clock::random_bytes};
use selaras_workspaces::people;
use std::{sync::PoisonError, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
};
use tracing_subscriber::EnvFilter;

/// How long requests and calls under way may take after the program was told to end.
const LAST_CALLS: Duration = Duration::from_secs(25);

/// Answer requests.
#[derive(clap::Args)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// The address people use.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Only answer requests; the work is done by `selaras work` elsewhere.
    #[arg(long)]
    pub no_work: bool,
}

impl Serve {
    /// Runs until told to end.
    pub async fn run(self, desk: &Desk) -> Done {
        log(desk);
        let (stop, stopped) = stop_on_signal()?;
        let config = &desk.config;
        let listener = TcpListener::bind(config.web.listen)
            .await
            .map_err(|e| Error::fault(format!("listening on {}", config.web.listen), e))?;
        let app = wire::application(config, stopped.clone()).await?;
        if !people::is_set_up(&app.db).await? {
            let code: String = random_bytes::<16>().iter().map(|b| format!("{b:02x}")).collect();
            super::desk::print_line(&desk.say(
                "cli-setup-link",
                [("link", format!("{}/setup?code={code}", config.public_url()).into())],
            ));
            app.setup_code.lock().unwrap_or_else(PoisonError::into_inner).replace(code);
        }
        super::desk::print_line(&desk.say("cli-serving", [("address", config.public_url().into())]));
        let mut beside = JoinSet::new();
        beside.spawn(app.live.clone().run(app.db.clone(), stopped.clone()));
        if !self.no_work {
            let (app, config, stopped, stop) = (app.clone(), config.clone(), stopped.clone(), stop.clone());
            beside.spawn(async move {
                if let Err(e) = work::run(app, &config, stopped).await {
                    tracing::error!(error = %e, "the work beside requests cannot go on");
                    // Requests alone would look healthy while nothing goes out.
                    stop.send_replace(true);
                }
            });
        }
        let patience = Duration::from_secs(config.web.header_seconds.max(1));
        let serving = http::serving::serve(listener, http::router(app.clone()), patience, stopped.clone());
        let mut deadline = stopped.clone();
        tokio::select! {
            () = serving => {}
            () = late(&mut deadline) => tracing::warn!("some requests were still under way"),
        }
        finish(beside).await;
        app.db.close().await;
        Ok(())
    }
}

/// Only does the work beside requests.
pub async fn work(desk: &Desk) -> Done {
    log(desk);
    let (_stop, stopped) = stop_on_signal()?;
    let app = wire::application(&desk.config, stopped.clone()).await?;
    super::desk::print_line(&desk.lang.plain("cli-working"));
    work::run(app.clone(), &desk.config, stopped).await?;
    app.db.close().await;
    Ok(())
}

/// Returns when the time after the signal is over.
async fn late(stopped: &mut watch::Receiver<bool>) {
    let _told = stopped.wait_for(|stop| *stop).await;
    rest(LAST_CALLS).await;
}

#[expect(clippy::disallowed_methods, reason = "the end of the process is not put off for ever")]
async fn rest(how_long: Duration) {
    tokio::time::sleep(how_long).await;
}

async fn finish(mut beside: JoinSet<()>) {
    let all = async { while beside.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_CALLS, all).await.is_err() {
        // Claims end with their leases; the next worker takes them over as unconfirmed.
        tracing::warn!("calls were still under way at the end");
    }
}

/// Turns true at the first SIGTERM or SIGINT; a second one ends the process at once.
fn stop_on_signal() -> Done<(watch::Sender<bool>, watch::Receiver<bool>)> {
    let (stop, stopped) = watch::channel(false);
    let fault = |e: std::io::Error| Error::fault("listening for signals", e);
    let (mut term, mut int) =
        (signal(SignalKind::terminate()).map_err(fault)?, signal(SignalKind::interrupt()).map_err(fault)?);
    let sender = stop.clone();
    #[expect(clippy::disallowed_methods, reason = "signals are heard for the whole life of the process")]
    tokio::spawn(async move {
        for already in [false, true] {
            tokio::select! {
                _ = term.recv() => {}
                _ = int.recv() => {}
            }
            if already {
                std::process::exit(130);
            }
            sender.send_replace(true);
        }
    });
    Ok((stop, stopped))
}

fn log(desk: &Desk) {
    let filter = EnvFilter::try_new(&desk.config.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A test may have set one up already.
    let _first = match desk.config.log.format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
}
