//! Answers: how does everything that was written get out again?

use super::desk::{Desk, Done};
use crate::http::publishing::imports::pillars;
use selaras_kernel::{Cursor, Error, Timestamp};
use selaras_publishing::{
    bulk::{Table, row_of, table},
    calendar::{Calendar, LIMIT_MAX, Query},
    posts,
};
use selaras_workspaces::{brands, profiles};
use serde_json::Value;
use std::{collections::HashMap, io::Write, path::PathBuf};

/// Write out all posts.
#[derive(clap::Args)]
pub struct Export {
    /// Where to [default: stdout].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// `jsonl`: every post whole, one per line. `csv`: the table that `import` reads.
    #[arg(long, default_value = "jsonl", value_parser = ["jsonl", "csv"])]
    format: String,
    /// Id or name of the brand [default: all].
    #[arg(long)]
    brand: Option<String>,
}

impl Export {
    /// Does it, page by page.
    pub async fn run(self, desk: &Desk) -> Done {
        let here = desk.open().await?;
        let brands = match &self.brand {
            Some(brand) => vec![desk.brand(&here, Some(brand)).await?],
            None => brands::list(&here.db, &here.actor).await?.into_iter().map(|b| b.id).collect(),
        };
        let handles: HashMap<_, _> = profiles::list(&here.db, &here.actor, None)
            .await?
            .into_iter()
            .map(|p| (p.id, format!("{}:{}", p.network, p.handle)))
            .collect();
        let fault = |e: std::io::Error| Error::fault("writing the export", e);
        let mut out: Box<dyn Write> = match &self.out {
            Some(path) => Box::new(std::io::BufWriter::new(std::fs::File::create(path).map_err(fault)?)),
            None => Box::new(std::io::BufWriter::new(std::io::stdout())),
        };
        let csv = self.format == "csv";
        if csv {
            out.write_all(&table(&[], Table::Csv, false)?).map_err(fault)?;
        }
        let calendar = Calendar::default();
        let mut count = 0;
        for brand in brands {
            let pillars = pillars(&here.db, &here.actor, brand).await?;
            for range in [Some((Timestamp(i64::MIN / 2), Timestamp(i64::MAX / 2))), None] {
                let mut cursor: Option<String> = None;
                loop {
                    let query = Query { brand, range, cursor, limit: LIMIT_MAX };
                    let (_, page) = calendar.page(&here.db, &here.actor, &query).await?;
                    let page: Value = serde_json::from_slice(&page).map_err(Error::from)?;
                    for item in page["items"].as_array().into_iter().flatten() {
                        let Some(id) = item["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
                        let post = posts::get(&here.db, &here.actor, id).await?;
                        if csv {
                            let whole = table(&[row_of(&post, &handles, &pillars)?], Table::Csv, false)?;
                            // Without the heading, which has been written.
                            let line = whole.iter().position(|b| *b == b'\n').map_or(0, |at| at + 1);
                            out.write_all(&whole[line..]).map_err(fault)?;
                        } else {
                            let line = serde_json::to_string(&post).map_err(Error::from)?;
                            writeln!(out, "{line}").map_err(fault)?;
                        }
                        count += 1;
                    }
                    desk.progress("cli-exporting", count, usize::MAX);
                    cursor = page["next"].as_str().map(str::to_owned);
                    if cursor.as_deref().is_none_or(|c| c.parse::<Cursor>().is_err()) {
                        break;
                    }
                }
            }
        }
        out.flush().map_err(fault)?;
        if self.out.is_some() {
            desk.tell(&serde_json::json!({"posts": count}), || {
                desk.say("cli-exported", [("count", count.into())])
            })?;
        }
        Ok(())
    }
}
