//! Answers: what does every handler have at hand?

use crate::{live::Live, words::Lang};
use selaras_kernel::{Clock, Timestamp};
use selaras_networks::{Connector, Http, Registry, google::Google};
use selaras_store::{Db, blobs::Blobs};
use selaras_workspaces::Vault;
use std::{
    ops::Deref,
    sync::{Arc, Mutex, OnceLock, atomic::AtomicU64},
};
use tokio::sync::{Notify, watch};

/// The open application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the application is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// What opens the tokens of profiles.
    pub vault: Arc<Vault>,
    /// The networks.
    pub networks: Arc<Registry>,
    /// The guarded way out to web pages.
    pub http: Http,
    /// What reads Google Analytics.
    pub google: Google,
    /// Where files are.
    pub blobs: Blobs,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Rendered pages of calendars.
    pub calendar: selaras_publishing::calendar::Calendar,
    /// Live events.
    pub live: Live,
    /// Wakes the worker of this process after something was scheduled.
    pub wake: Arc<Notify>,
    /// Wakes the queue of this process after a job was put into it for which somebody waits.
    pub queue: Arc<Notify>,
    /// Turns true when the process is to end; long answers (live events) end with it.
    pub stop: watch::Receiver<bool>,
    /// The address people use, without a trailing slash.
    pub public_url: String,
    /// Language of messages for those who ask for none.
    pub lang: Lang,
    /// Whether invitations can be mailed.
    pub mails: bool,
    /// Largest upload in bytes.
    pub upload_max: u64,
    /// The one-time code of the set-up link, while nobody is there yet.
    pub setup_code: Mutex<Option<String>>,
    /// First half of the ids of requests, and how many there were.
    pub request_ids: (u32, AtomicU64),
    /// How many hits of each website were let in this minute.
    pub site_gate: selaras_analytics::website::Gate,
    /// The OpenAPI document, rendered at its first use.
    pub openapi: OnceLock<bytes::Bytes>,
    /// The page of the API, rendered at its first use.
    pub page: OnceLock<bytes::Bytes>,
}

impl App {
    /// The application made of `parts`.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether cookies are only to travel over https.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The connector of `network`.
    ///
    /// # Errors
    /// `network_unknown` at `network`.
    pub fn network(&self, network: &str) -> Result<Arc<dyn Connector>, selaras_kernel::Problem> {
        self.networks.get(network).cloned().ok_or_else(|| {
            selaras_kernel::Problem::invalid("network", "network_unknown").with("network", network)
        })
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
