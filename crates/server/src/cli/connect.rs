//! Answers: how are accounts connected and listed on the command line?

use super::desk::{Desk, Done, Here};
use crate::http::workspaces::oauth::OUT_OF_BAND;
use selaras_kernel::{Kind, Problem};
use selaras_workspaces::profiles::{self, BeginConnect, ConnectPassword, FinishConnect, Profile as Account};
use std::{collections::BTreeMap, sync::Arc};

/// Accounts on networks.
#[derive(clap::Subcommand)]
pub enum Profile {
    /// Connect an account.
    #[command(subcommand)]
    Connect(Connect),
    /// List those that are connected, with their state.
    List {
        /// Id or name of the brand [default: all].
        #[arg(long)]
        brand: Option<String>,
    },
    /// Disconnect one.
    Remove {
        /// Its id.
        id: selaras_kernel::ProfileId,
    },
}

/// On which network.
#[derive(clap::Subcommand)]
pub enum Connect {
    /// Mastodon and what speaks its language: by a page in the browser, or with a token made there.
    Mastodon {
        /// Address of the server.
        #[arg(long)]
        server: String,
        /// Access token made at the server.
        #[arg(
            long = "access-token",
            visible_alias = "with-token",
            env = "SELARAS_MASTODON_TOKEN",
            hide_env_values = true
        )]
        access_token: Option<String>,
        /// Id or name of the brand [default: the only one].
        #[arg(long)]
        brand: Option<String>,
    },
    /// Bluesky: with an app password.
    Bluesky {
        /// Address of the server [default: found from the identifier].
        #[arg(long, default_value = "")]
        server: String,
        /// Handle, e-mail or DID.
        #[arg(long)]
        identifier: String,
        /// App password.
        #[arg(long, env = "SELARAS_BLUESKY_PASSWORD", hide_env_values = true)]
        password: Option<String>,
        /// Id or name of the brand [default: the only one].
        #[arg(long)]
        brand: Option<String>,
    },
}

impl Profile {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Connect(connect) => connect.run(desk).await,
            Self::List { brand } => {
                let here = desk.open().await?;
                let brand = match brand {
                    Some(brand) => Some(desk.brand(&here, Some(&brand)).await?),
                    None => None,
                };
                let all = profiles::list(&here.db, &here.actor, brand).await?;
                show(desk, &all)
            }
            Self::Remove { id } => {
                let here = desk.open().await?;
                profiles::remove(&here.db, &here.actor, id, desk.now()).await?;
                desk.tell(&serde_json::json!({"removed": id}), || desk.lang.plain("cli-profile-removed"))
            }
        }
    }
}

fn show(desk: &Desk, all: &[Account]) -> Done {
    desk.tell(&all, || {
        let line = |p: &Account| {
            let state = desk.lang.plain(&format!("profile-{:?}", p.state).to_lowercase());
            let why = p
                .error
                .as_ref()
                .map(|e| format!(" ({})", desk.say(&e.code, [("detail", e.detail.clone().into())])));
            format!("{}  {}  {}  {state}{}", p.id, p.network, p.handle, why.unwrap_or_default())
        };
        all.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

impl Connect {
    async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Mastodon { server, access_token: Some(password), brand } => {
                by_password(desk, "mastodon", brand, server, String::new(), password).await
            }
            // `--token` is how the command line itself signs in; beside `mastodon` it may be meant for the network.
            Self::Mastodon { server, access_token: None, brand } => match &desk.token {
                Some(token) if !token.starts_with(selaras_workspaces::tokens::PREFIX) => {
                    let (password, desk) = (token.clone(), desk.without_token());
                    by_password(&desk, "mastodon", brand, server, String::new(), password).await
                }
                _ => by_browser(desk, "mastodon", brand, server).await,
            },
            Self::Bluesky { server, identifier, password, brand } => {
                let password = match password {
                    Some(password) => Some(password),
                    None => desk.ask_secret("cli-ask-app-password")?.map(|answer| answer.trim().to_owned()),
                };
                let password = password.ok_or_else(|| desk.missing("--password"))?;
                by_password(desk, "bluesky", brand, server, identifier, password).await
            }
        }
    }
}

fn connector(here: &Here, network: &str) -> Done<Arc<dyn selaras_networks::Connector>> {
    let found = here.networks.get(network).cloned();
    Ok(found.ok_or_else(|| Problem::invalid("network", "network_unknown").with("network", network))?)
}

async fn by_password(
    desk: &Desk,
    network: &str,
    brand: Option<String>,
    server: String,
    identifier: String,
    password: String,
) -> Done {
    let here = desk.open().await?;
    let brand = desk.brand(&here, brand.as_deref()).await?;
    let with = ConnectPassword { brand, server, identifier, password };
    let connector = connector(&here, network)?;
    let made =
        profiles::connect_password(&here.db, &here.vault, &*connector, &here.actor, with, desk.now()).await?;
    show(desk, &made)
}

/// Through the network's page; the person copies back what it shows.
async fn by_browser(desk: &Desk, network: &str, brand: Option<String>, server: String) -> Done {
    let here = desk.open().await?;
    let brand = desk.brand(&here, brand.as_deref()).await?;
    let connector = connector(&here, network)?;
    let begin = BeginConnect {
        brand,
        server,
        redirect_uri: OUT_OF_BAND.into(),
        public_url: desk.config.public_url(),
    };
    let address =
        profiles::begin_sign_in(&here.db, &here.vault, &*connector, &here.actor, begin, desk.now()).await?;
    eprintln!("{}", desk.say("cli-open-address", [("address", address.clone().into())]));
    let code = desk.ask("cli-ask-code").ok_or_else(|| desk.missing("--access-token"))?;
    let state = address.split(['?', '&']).find_map(|pair| pair.strip_prefix("state="));
    let state = state.ok_or_else(|| Problem::new(Kind::Upstream, "connect_failed"))?.to_owned();
    let query = BTreeMap::from([("code".to_owned(), code), ("state".to_owned(), state.clone())]);
    let find = |name: &str| here.networks.get(name).cloned();
    let finish = FinishConnect { state, query };
    let made =
        profiles::finish_sign_in(&here.db, &here.vault, &find, &here.actor, finish, desk.now()).await?;
    show(desk, &made)
}
