//! Answers: how are API tokens made, listed and ended on the command line?

use super::desk::{Desk, Done};
use selaras_kernel::{Error, Problem, Right, Timestamp, TokenId};
use selaras_workspaces::tokens::{self, NewToken};
use serde_json::{Map, Value};

/// API tokens.
#[derive(clap::Subcommand)]
pub enum Token {
    /// Make one; it is shown only now.
    Create {
        /// What it is for.
        #[arg(long)]
        name: String,
        /// What it may do: `all`, or rights such as `posts.read,posts.write`.
        #[arg(long, value_delimiter = ',')]
        scope: Vec<String>,
        /// When it ends (RFC 3339, UTC) [default: never].
        #[arg(long)]
        expires: Option<String>,
    },
    /// List them.
    List,
    /// End one.
    Revoke {
        /// Its id.
        id: TokenId,
    },
}

impl Token {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        let here = desk.open().await?;
        match self {
            Self::Create { name, scope, expires } => {
                let scope = match &scope[..] {
                    [all] if all == "all" => Vec::new(),
                    [] => return Err(desk.missing("--scope")),
                    some => some
                        .iter()
                        .map(|s| s.trim().parse::<Right>().map_err(|p| p.at("scope")))
                        .collect::<Result<_, _>>()?,
                };
                let expires_at = expires
                    .map(|text| {
                        text.parse::<Timestamp>()
                            .map_err(|_| Problem::invalid("expires", "instant_malformed").with("value", text))
                    })
                    .transpose()?;
                let (about, token) =
                    tokens::create(&here.db, &here.actor, NewToken { name, scope, expires_at }, desk.now())
                        .await?;
                let mut shown: Map<String, Value> =
                    serde_json::from_value(serde_json::to_value(&about).map_err(Error::from)?)
                        .map_err(Error::from)?;
                shown.insert("token".into(), token.clone().into());
                desk.tell(&shown, || token)
            }
            Self::List => {
                let mut all = Vec::new();
                let mut after = None;
                loop {
                    let page = tokens::list(&here.db, &here.actor, after, 200).await?;
                    all.extend(page.items);
                    match page.next {
                        Some(next) => after = Some(next.parse()?),
                        None => break,
                    }
                }
                desk.tell(&all, || {
                    let line = |t: &tokens::Token| {
                        let scope = if t.scope.is_empty() {
                            "all".to_owned()
                        } else {
                            t.scope.iter().map(|r| r.as_str()).collect::<Vec<_>>().join(",")
                        };
                        format!("{}  {}  {scope}", t.id, t.name)
                    };
                    all.iter().map(line).collect::<Vec<_>>().join("\n")
                })
            }
            Self::Revoke { id } => {
                tokens::revoke(&here.db, &here.actor, id, desk.now()).await?;
                desk.tell(&serde_json::json!({"revoked": id}), || desk.lang.plain("cli-token-revoked"))
            }
        }
    }
}
