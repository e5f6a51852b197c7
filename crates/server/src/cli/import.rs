//! Answers: how do many posts come in at once on the command line?

use super::{
    desk::{Desk, Done, Stop},
    post_create::read,
};
use crate::http::{
    outer::Reader,
    publishing::imports::{ImportReport, pillars},
};
use selaras_publishing::bulk::{self, Format, Mode};
use std::path::PathBuf;

/// Make a post of each line.
#[derive(clap::Args)]
pub struct Import {
    /// A table (`.csv`, `.xlsx`) or a list (`.json`); `-` reads from stdin.
    file: PathBuf,
    /// What the file is [default: by its ending].
    #[arg(long, value_parser = ["csv", "json", "xlsx"])]
    format: Option<String>,
    /// Only check; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Import the lines that have no problem, and leave out the others.
    #[arg(long)]
    leave_out: bool,
    /// Id or name of the brand [default: the only one].
    #[arg(long)]
    brand: Option<String>,
}

impl Import {
    /// Does it. Ends with 3 when any line has a problem.
    pub async fn run(self, desk: &Desk) -> Done {
        let here = desk.open().await?;
        let brand = desk.brand(&here, self.brand.as_deref()).await?;
        let ending = self.file.extension().map(|e| e.to_string_lossy().to_lowercase());
        let format = match self.format.or(ending).as_deref() {
            Some("json") => Format::Json,
            Some("xlsx") => Format::Xlsx,
            _ => Format::Csv,
        };
        let bytes = read(&self.file)?;
        let mode = match (self.dry_run, self.leave_out) {
            (true, _) => Mode::DryRun,
            (false, true) => Mode::LeaveOut,
            (false, false) => Mode::AllOrNothing,
        };
        desk.progress("cli-importing", 0, 1);
        let pillars = pillars(&here.db, &here.actor, brand).await?;
        let report = bulk::import(
            &here.db,
            &here.networks,
            &here.actor,
            bulk::Import { brand, format, bytes: &bytes, mode, pillars: &pillars, tell_lines: false },
            desk.now(),
        )
        .await?;
        desk.progress("cli-importing", 1, 1);
        let report = ImportReport::new(report, Reader(desk.lang));
        desk.tell(&report, || {
            let mut lines: Vec<_> = report
                .problems
                .iter()
                .map(|p| {
                    desk.say(
                        "cli-line-problem",
                        [
                            ("line", p.line.into()),
                            ("field", p.problem.field.clone().into()),
                            ("detail", p.problem.detail.clone().into()),
                        ],
                    )
                })
                .collect();
            let facts = [
                ("rows", report.rows.into()),
                ("problems", report.problems.len().into()),
                ("created", report.created.len().into()),
            ];
            lines.push(desk.say(if self.dry_run { "cli-import-checked" } else { "cli-import-done" }, facts));
            lines.join("\n")
        })?;
        if report.problems.is_empty() { Ok(()) } else { Err(Stop::Quiet(3)) }
    }
}
