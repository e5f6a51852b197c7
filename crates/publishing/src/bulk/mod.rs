//! How many posts come in and go out at once: tables (CSV, XLSX) and JSON, checked line by line before anything is written.

mod columns;
mod read;
mod store;
#[cfg(test)]
mod tests;
mod write;

pub use columns::{Columns, columns, set_columns};
pub use read::Format;
pub use write::{Table, export, row_of, table};

use crate::posts::{NewPost, Prepared, Purpose, Variant, When, checks::Targets, compose};
use selaras_kernel::{Actor, BrandId, Error, ItemId, PostId, Problem, ProfileId, Result, Right, Timestamp};
use selaras_networks::{Content, Part, Registry, Visibility};
use selaras_store::Db;
use selaras_workspaces::profiles::{self, Profile};

/// Most posts in one import.
pub const ROWS_MAX: usize = 5000;

/// One line of an import, the same in a table and in JSON.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What to say.
    pub text: String,
    /// Local date and time; absent makes a draft.
    #[serde(default)]
    pub at: String,
    /// IANA zone of `at`; absent means the brand's.
    #[serde(default)]
    pub zone: String,
    /// Profiles: handles, `network:handle` or ids, separated by spaces or commas.
    #[serde(default)]
    pub profiles: String,
    /// A name for ourselves.
    #[serde(default)]
    pub title: String,
    /// The campaign.
    #[serde(default)]
    pub campaign: String,
    /// The pillar of the content mix, by its name.
    #[serde(default)]
    pub pillar: String,
    /// Content warning.
    #[serde(default)]
    pub warning: String,
    /// Language of the text, BCP 47.
    #[serde(default)]
    pub language: String,
    /// `public`, `unlisted`, `followers` or `direct`.
    #[serde(default)]
    pub visibility: String,
}

/// A pillar of a brand's content mix, as the strategy tells it.
#[derive(Clone, Debug)]
pub struct Pillar {
    /// Which.
    pub id: ItemId,
    /// What it is called.
    pub name: String,
}

/// What is wrong with one line.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LineProblem {
    /// The line in the file, counted from 1 (a table's heading is line 1).
    pub line: u64,
    /// What is wrong; the field is a column.
    pub problem: Problem,
}

/// A line as it was read.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct LineRead {
    /// The line in the file, counted from 1 (a table's heading is line 1).
    pub line: u64,
    /// What it says.
    pub row: Row,
}

/// What an import came to.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Report {
    /// Lines read.
    pub rows: usize,
    /// Every problem, by line.
    pub problems: Vec<LineProblem>,
    /// The posts that were made; empty for a dry run.
    pub created: Vec<PostId>,
    /// The lines as they were read, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineRead>,
}

/// How far an import goes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Only checks; writes nothing.
    DryRun,
    /// Makes a post of every line, or of none when any has a problem.
    #[default]
    AllOrNothing,
    /// Makes a post of every line that has no problem.
    LeaveOut,
}

/// A file to be imported.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// Into which brand.
    pub brand: BrandId,
    /// What it is written in.
    pub format: Format,
    /// What it says.
    pub bytes: &'a [u8],
    /// How far to go.
    pub mode: Mode,
    /// The pillars that lines may name.
    pub pillars: &'a [Pillar],
    /// Whether the report tells the lines as they were read, so that they can be mended.
    pub tell_lines: bool,
}

/// Reads a file and makes a post of each line, as far as `mode` says; all that are made are made in one write.
///
/// # Errors
/// Problems of the file as a whole (`import_empty`, `import_too_long`, `import_columns`); those of lines are in the report.
pub async fn import(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    Import { brand, format, bytes, mode, pillars, tell_lines }: Import<'_>,
    now: Timestamp,
) -> Result<Report> {
    if !actor.may(Right::PostsRead, Some(brand)) && !actor.may(Right::PostsWrite, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    actor.require(Right::PostsWrite, Some(brand))?;
    let names = store::columns(db, actor.workspace, brand).await?;
    let lines = read::lines(format, bytes, &names)?;
    let profiles = profiles::list(db, actor, Some(brand)).await?;
    let ids: Vec<_> = profiles.iter().map(|p| p.id).collect();
    let targets = Targets::read(db, actor, brand, &ids).await?;
    let mut report = Report { rows: lines.len(), ..Report::default() };
    let mut prepared: Vec<Prepared> = Vec::with_capacity(lines.len());
    for (line, row) in lines {
        if let Some(row) = row.as_ref().ok().filter(|_| tell_lines) {
            report.lines.push(LineRead { line, row: row.clone() });
        }
        let result = match row.and_then(|row| new_post(brand, row, &profiles, pillars)) {
            Ok(new) => compose::prepare_for(db, networks, actor, &targets, new, now).await,
            Err(problem) => Err(problem.into()),
        };
        match result {
            Ok(post) => prepared.push(post),
            Err(Error::Problem(problem)) => {
                report.problems.extend(each(problem).map(|problem| LineProblem { line, problem }))
            }
            Err(fault) => return Err(fault),
        }
    }
    let stops = match mode {
        Mode::DryRun => true,
        Mode::AllOrNothing => !report.problems.is_empty(),
        Mode::LeaveOut => prepared.is_empty(),
    };
    if stops {
        return Ok(report);
    }
    db.write(move |tx| {
        Box::pin(async move {
            for post in prepared {
                report.created.push(post.put(tx).await?.id);
            }
            tx.answer(&report).await?;
            Ok(report)
        })
    })
    .await
}

/// The problems one by one, each with the column it concerns.
fn each(mut problem: Problem) -> impl Iterator<Item = Problem> {
    let also = std::mem::take(&mut problem.also);
    std::iter::once(problem).chain(also).map(|p| {
        let column = match p.field.as_str() {
            "when.at" | "at" => "at",
            "when.zone" | "zone" => "zone",
            field if field.starts_with("variants") => "profiles",
            field if field.starts_with("content.parts") => "text",
            "content.warning" => "warning",
            "content.language" => "language",
            "content.visibility" => "visibility",
            other => other,
        }
        .to_owned();
        p.at(column)
    })
}

fn new_post(brand: BrandId, row: Row, profiles: &[Profile], pillars: &[Pillar]) -> Result<NewPost, Problem> {
    let visibility = match row.visibility.trim() {
        "" => None,
        name => Some(serde_json::from_value::<Visibility>(name.into()).map_err(|_| {
            Problem::invalid("visibility", "unknown_value")
                .with("value", name)
                .with("allowed", "public, unlisted, followers, direct")
        })?),
    };
    let full = |text: String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let mut variants = Vec::new();
    let mut problems = Vec::new();
    for name in row.profiles.split([',', ';', ' ', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match find(name, profiles) {
            Ok(profile) => variants.push(Variant { profile, content: None }),
            Err(problem) => problems.push(problem),
        }
    }
    let pillar = match pillar(row.pillar.trim(), pillars) {
        Ok(pillar) => pillar,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    Problem::all(problems)?;
    let when = full(row.at).map(|at| When {
        at: Some(at.replace(' ', "T")),
        zone: full(row.zone),
        ..When::default()
    });
    Ok(NewPost {
        brand,
        title: row.title,
        campaign: row.campaign,
        purpose: Purpose { pillar, ..Purpose::default() },
        content: Content {
            parts: vec![Part { text: row.text, ..Part::default() }],
            warning: full(row.warning),
            language: full(row.language),
            visibility,
            ..Content::default()
        },
        variants,
        when,
    })
}

/// The pillar meant by a name, however it is capitalised; none for an empty one.
fn pillar(name: &str, pillars: &[Pillar]) -> Result<Option<ItemId>, Problem> {
    if name.is_empty() {
        return Ok(None);
    }
    let found = pillars.iter().find(|pillar| pillar.name.trim().to_lowercase() == name.to_lowercase());
    found.map(|pillar| Some(pillar.id)).ok_or_else(|| {
        let names: Vec<&str> = pillars.iter().map(|pillar| pillar.name.as_str()).collect();
        let code = if names.is_empty() { "pillars_none" } else { "pillar_unknown" };
        Problem::invalid("pillar", code).with("pillar", name).with("pillars", names.join(", "))
    })
}

/// The profile meant by a handle, `network:handle` or an id.
fn find(name: &str, profiles: &[Profile]) -> Result<ProfileId, Problem> {
    let bare = |text: &str| text.trim_start_matches('@').to_lowercase();
    let matches: Vec<_> = match name.parse::<ProfileId>() {
        Ok(id) => profiles.iter().filter(|p| p.id == id).collect(),
        Err(_) => {
            let (network, handle) =
                name.split_once(':').map_or((None, bare(name)), |(n, h)| (Some(n.to_lowercase()), bare(h)));
            profiles
                .iter()
                .filter(|p| bare(&p.handle) == handle && network.as_ref().is_none_or(|n| *n == p.network))
                .collect()
        }
    };
    match matches[..] {
        [profile] => Ok(profile.id),
        [] => Err(Problem::invalid("profiles", "profile_unknown").with("profile", name)),
        _ => Err(Problem::invalid("profiles", "profile_ambiguous").with("profile", name)),
    }
}
