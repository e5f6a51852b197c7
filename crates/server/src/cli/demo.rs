//! Answers: how is sample data made and removed on the command line?

use super::desk::{Desk, Done};
use crate::demo;
use selaras_workspaces::samples;
use serde_json::json;

/// Sample data to explore.
#[derive(clap::Subcommand)]
pub enum Demo {
    /// Make it.
    Create {
        /// Language of its texts: en or id [default: that of the command line].
        #[arg(long, value_parser = ["en", "id"])]
        language: Option<String>,
        /// The same seed makes the same data.
        #[arg(long, default_value_t = demo::SEED)]
        seed: i64,
    },
    /// Remove it without trace.
    Remove,
}

impl Demo {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        let here = desk.open().await?;
        match self {
            Self::Create { language, seed } => {
                let language = language.unwrap_or_else(|| desk.lang.tag().to_owned());
                let sample =
                    demo::begin(&here.db, &here.networks, &here.actor, &language, seed, desk.now()).await?;
                demo::make(&here.db, &here.blobs, here.actor.workspace).await?;
                desk.tell(&json!({"brand": sample.brand}), || sample.brand.to_string())
            }
            Self::Remove => {
                let sample = samples::end(&here.db, &here.actor, desk.now()).await?;
                demo::remove(&here.db, &here.blobs, here.actor.workspace, desk.now()).await?;
                desk.tell(&json!({"brand": sample.brand}), || sample.brand.to_string())
            }
        }
    }
}
