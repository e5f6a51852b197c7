//! Answers: how are the keys that seal tokens changed?

use super::desk::{Desk, Done};
use crate::wire;
use selaras_analytics::website::ga4;
use selaras_workspaces::{Vault as Keys, profiles};

/// The keys that seal tokens.
#[derive(clap::Subcommand)]
pub enum Vault {
    /// Add a new key and seal everything with it. Run nothing else meanwhile, and restart other nodes afterwards.
    Rotate,
}

impl Vault {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        let Self::Rotate = self;
        let db = wire::database(&desk.config).await?;
        let vault = Keys::rotate(&desk.config.key_file())?;
        let anew = |place: &str, old: &[u8]| vault.reseal(place, old);
        let sealed = profiles::reseal_all(&db, &vault).await? + ga4::reseal_all(&db, &anew).await?;
        db.close().await;
        desk.tell(&serde_json::json!({"sealed": sealed}), || {
            desk.say("cli-vault-rotated", [("count", sealed.into())])
        })
    }
}
