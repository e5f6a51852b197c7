//! Answers: how do the parts become one program? The only file that opens them and hands them to each other.

use crate::{
    config::Config,
    http::app::{App, Parts},
    live::Live,
};
use selaras_kernel::{
    Clock, Error, Kind, Problem, Result,
    clock::{SystemClock, random_bytes},
};
use selaras_networks::{
    Connector, Http, Outbound, Registry,
    bluesky::{Bluesky, BlueskyConfig},
    google::Google,
    mastodon::Mastodon,
};
use selaras_store::{
    Blobs, Db, Options,
    blobs::{BlobOptions, Refusal, S3Options, refusal},
};
use selaras_workspaces::Vault;
use std::{
    sync::{Arc, Mutex, OnceLock, atomic::AtomicU64},
    time::Duration,
};
use tokio::sync::{Notify, watch};

/// The open database.
///
/// # Errors
/// When it cannot be opened.
pub async fn database(config: &Config) -> Result<Db> {
    let url = config.database_url();
    if url.starts_with("sqlite:") {
        std::fs::create_dir_all(&config.store.data).map_err(|e| Error::fault("making the data folder", e))?;
    }
    let options = Options {
        connections: config.store.connections,
        group_commit: config.store.group_commit,
        ..Options::new(url)
    };
    Db::open(&options).await
}

/// Where the configuration keeps files.
///
/// # Errors
/// `blobs_setting_missing`, `blobs_bucket_missing`: what an address of a bucket needs beside it.
pub fn blob_options(config: &Config) -> Result<BlobOptions> {
    let blobs = &config.blobs;
    let Some(place) = blobs.url.strip_prefix("s3://") else {
        let folder =
            if blobs.url.is_empty() { config.store.data.join("blobs") } else { blobs.url.clone().into() };
        return Ok(BlobOptions::Local(folder));
    };
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    if bucket.is_empty() {
        return Err(Problem::new(Kind::Invalid, "blobs_bucket_missing").into());
    }
    let needed = [
        ("blobs.endpoint", "SELARAS_S3_ENDPOINT", blobs.endpoint.as_str()),
        ("blobs.access_key", "SELARAS_S3_ACCESS_KEY", blobs.access_key.as_str()),
        ("blobs.secret_key", "SELARAS_S3_SECRET_KEY", blobs.secret_key.reveal()),
    ];
    let missing = needed.into_iter().filter(|(_, _, value)| value.is_empty());
    Problem::all(
        missing
            .map(|(key, env, _)| {
                Problem::new(Kind::Invalid, "blobs_setting_missing").with("key", key).with("env", env)
            })
            .collect(),
    )?;
    Ok(BlobOptions::S3(S3Options {
        endpoint: blobs.endpoint.clone(),
        bucket: bucket.to_owned(),
        prefix: prefix.trim_matches('/').to_owned(),
        region: blobs.region.clone(),
        access_key: blobs.access_key.clone(),
        secret_key: blobs.secret_key.reveal().to_owned(),
        allow_http: blobs.endpoint.starts_with("http://"),
        scratch: config.store.data.join("scratch"),
    }))
}

/// Where files are, once it is proven that they can be written and read there: a wrong bucket or key is told now, not by
/// the first upload.
///
/// # Errors
/// `blobs_no_bucket`, `blobs_key_refused`, `blobs_unusable`, each with the settings to look at.
pub async fn blobs(config: &Config) -> Result<Blobs> {
    let blobs = Blobs::open(&blob_options(config)?).await?;
    let Err(error) = blobs.check().await else { return Ok(blobs) };
    if !config.blobs.url.starts_with("s3://") {
        return Err(error);
    }
    let code = match refusal(&error) {
        Refusal::NoBucket => "blobs_no_bucket",
        Refusal::Key => "blobs_key_refused",
        Refusal::Other => "blobs_unusable",
    };
    Err(Problem::new(Kind::Upstream, code)
        .with("url", config.blobs.url.clone())
        .with("endpoint", config.blobs.endpoint.clone())
        .with("reason", error.to_string())
        .into())
}

/// The guarded way out, as the configuration says.
///
/// # Errors
/// When TLS cannot be set up.
pub fn client(config: &Config) -> Result<Http> {
    let out = Outbound {
        allow_private: config.outbound.allow_private.clone(),
        timeout: Duration::from_millis(config.outbound.network_timeout_ms),
        ..Outbound::default()
    };
    Http::new(out).map_err(|e| Error::fault("setting up the HTTP client", e))
}

/// The networks, reached as the configuration says.
///
/// # Errors
/// When TLS cannot be set up.
pub fn networks(config: &Config, clock: &Arc<dyn Clock>) -> Result<Registry> {
    let http = client(config)?;
    let bluesky = BlueskyConfig {
        plc: config.bluesky.plc.clone(),
        appview: (!config.bluesky.appview.is_empty()).then(|| config.bluesky.appview.clone()),
        entryway: config.bluesky.entryway.clone(),
    };
    let all: Vec<Arc<dyn Connector>> =
        vec![Arc::new(Mastodon::new(http.clone())), Arc::new(Bluesky::with(http, bluesky, clock.clone()))];
    Ok(Registry::of(all))
}

/// The whole application as `config` wants it; `stop` ends what runs on.
///
/// # Errors
/// When a part cannot be opened.
pub async fn application(config: &Config, stop: watch::Receiver<bool>) -> Result<App> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    // Both wait for somebody else, so they wait together.
    let (db, blobs) = futures::try_join!(database(config), blobs(config))?;
    let networks = Arc::new(networks(config, &clock)?);
    let vault = Arc::new(Vault::open(&config.key_file())?);
    Ok(App::new(parts(config, db, vault, networks, blobs, clock, stop)?))
}

/// The parts of an application, with what belongs to this process alone.
///
/// # Errors
/// When TLS cannot be set up.
pub fn parts(
    config: &Config,
    db: Db,
    vault: Arc<Vault>,
    networks: Arc<Registry>,
    blobs: Blobs,
    clock: Arc<dyn Clock>,
    stop: watch::Receiver<bool>,
) -> Result<Parts> {
    Ok(Parts {
        db,
        vault,
        networks,
        google: Google::new(client(config)?),
        http: client(config)?,
        blobs,
        clock,
        calendar: selaras_publishing::calendar::Calendar::default(),
        live: Live::default(),
        wake: Arc::new(Notify::new()),
        queue: Arc::new(Notify::new()),
        stop,
        public_url: config.public_url(),
        lang: config.web.language,
        mails: !config.mail.smtp.is_empty(),
        upload_max: config.web.upload_mib.saturating_mul(1 << 20),
        setup_code: Mutex::new(None),
        site_gate: selaras_analytics::website::Gate::default(),
        request_ids: (u32::from_le_bytes(random_bytes()), AtomicU64::new(0)),
        openapi: OnceLock::new(),
        page: OnceLock::new(),
    })
}
