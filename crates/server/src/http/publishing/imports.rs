//! Answers: how do many posts come in at once?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, Once, body_of},
    guard::Who,
    outer::Reader,
    problem::{Answer, ProblemItem},
    reply,
};
use crate::words::Lang;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
};
use selaras_kernel::{Actor, BrandId, Kind, PostId, Problem, Right, Timestamp};
use selaras_publishing::bulk::{self, Columns, Format, LineProblem, LineRead, Mode, Report, Table};
use selaras_store::Db;
use selaras_strategy::items::{self, Part};

/// What to import into, and whether to.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Into {
    /// The brand.
    pub brand: BrandId,
    /// Only check; write nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// Import the lines that have no problem, and leave out the others.
    #[serde(default)]
    pub leave_out: bool,
    /// Tell the lines as they were read, so that they can be mended and sent again as JSON.
    #[serde(default)]
    pub lines: bool,
}

/// What is wrong with one line.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct LineShown {
    /// The line in the file, counted from 1 (a table's heading is line 1).
    pub line: u64,
    /// What is wrong; the field is a column.
    #[serde(flatten)]
    pub problem: ProblemItem,
}

impl LineShown {
    /// The problem in the reader's words.
    pub(super) fn new(found: LineProblem, reader: &Reader) -> Self {
        let LineProblem { line, problem } = found;
        let detail = reader.0.problem(&problem);
        Self {
            line,
            problem: ProblemItem { detail, code: problem.code, field: problem.field, params: problem.params },
        }
    }
}

/// What an import came to.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct ImportReport {
    /// Lines read.
    pub rows: usize,
    /// Every problem, by line. When there is any, nothing was written, unless lines with problems were to be left out.
    pub problems: Vec<LineShown>,
    /// The posts that were made; empty for a dry run.
    pub created: Vec<PostId>,
    /// The lines that could be read, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineRead>,
}

impl ImportReport {
    /// The report in the reader's words.
    pub fn new(report: Report, reader: Reader) -> Self {
        let problems = report.problems.into_iter().map(|p| LineShown::new(p, &reader)).collect();
        Self { rows: report.rows, problems, created: report.created, lines: report.lines }
    }
}

/// Makes a post of each line of a table (`text/csv`, or the first sheet of a workbook) or list (`application/json`): all of them, or
/// none when any line has a problem and it is not to be left out.
///
/// Columns: `text`, `at`, `zone`, `profiles`, `title`, `campaign`, `pillar`, `warning`, `language`, `visibility`.
#[utoipa::path(post, path = "/api/v1/imports", tag = "posts", operation_id = "import_posts",
    params(Into, ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body(content((Vec<bulk::Row> = "application/json"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses(
        (status = 200, description = "A dry run, or lines with problems: nothing was written.", body = ImportReport),
        (status = 201, description = "Every line is a post now.", body = ImportReport)))]
pub async fn create(
    State(app): State<App>,
    Who(actor): Who,
    Asked(into): Asked<Into>,
    reader: Reader,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let format = match kind.split(';').next().unwrap_or_default().trim() {
        "text/csv" => Format::Csv,
        "application/json" => Format::Json,
        XLSX => Format::Xlsx,
        _ => return Err(Problem::new(Kind::Unsupported, "content_type_not_table").into()),
    };
    let bytes = body_of(&parts.headers, body, IMPORT_MAX).await?;
    let once = Once::of(&parts.headers, &parts.method, &parts.uri, &bytes)?;
    let work = async |db: Db| {
        let mode = match (into.dry_run, into.leave_out) {
            (true, _) => Mode::DryRun,
            (false, true) => Mode::LeaveOut,
            (false, false) => Mode::AllOrNothing,
        };
        let (brand, tell_lines) = (into.brand, into.lines);
        let pillars = pillars(&db, &actor, brand).await?;
        let import = bulk::Import { brand, format, bytes: &bytes, mode, pillars: &pillars, tell_lines };
        bulk::import(&db, &app.networks, &actor, import, app.now()).await
    };
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |report| {
        app.wake.notify_one();
        let status = if report.created.is_empty() { StatusCode::OK } else { StatusCode::CREATED };
        reply::json(status, &ImportReport::new(report, reader))
    })
    .await
}

/// The pillars that a table of this brand may name: of who may not see its strategy none.
///
/// # Errors
/// The database's.
pub async fn pillars(db: &Db, actor: &Actor, brand: BrandId) -> selaras_kernel::Result<Vec<bulk::Pillar>> {
    if !actor.may(Right::StrategyRead, Some(brand)) {
        return Ok(Vec::new());
    }
    let parts = items::list(db, actor, brand).await?;
    let pillar = |part: Part| {
        let name = part.item.pillar()?.name.clone();
        Some(bulk::Pillar { id: part.id, name })
    };
    Ok(parts.into_iter().filter_map(pillar).collect())
}

/// Largest import, in bytes.
const IMPORT_MAX: usize = 16 << 20;

/// Media type of a workbook.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which posts to write out, and how.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Out {
    /// The brand.
    pub brand: BrandId,
    /// From this instant on (RFC 3339). Without `from` and `to`: an empty table to be filled in.
    pub from: Option<Timestamp>,
    /// Until this instant, itself not included.
    pub to: Option<Timestamp>,
    /// `csv` or `xlsx`.
    #[param(inline)]
    pub format: Table,
}

/// Posts of a brand by due time as a table that `import_posts` reads, its columns named in the reader's language.
///
/// Without a range: the empty table.
#[utoipa::path(get, path = "/api/v1/exports", tag = "posts", operation_id = "export_posts", params(Out),
    responses((status = 200, description = "The table.", content((Vec<u8> = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn export(
    State(app): State<App>,
    Who(actor): Who,
    Asked(out): Asked<Out>,
    reader: Reader,
) -> Answer {
    let rows = match (out.from, out.to) {
        (None, None) => {
            if !actor.may(Right::PostsRead, Some(out.brand)) {
                return Err(Problem::not_found("brand").at("brand").into());
            }
            Vec::new()
        }
        (Some(from), Some(to)) => {
            let pillars = pillars(&app.db, &actor, out.brand).await?;
            bulk::export(&app.db, &actor, out.brand, (from, to), &pillars).await?
        }
        _ => return Err(Problem::invalid("to", "range_unclear").into()),
    };
    let bytes = bulk::table(&rows, out.format, reader.0 == Lang::Id)?;
    let (kind, name) = match out.format {
        Table::Csv => ("text/csv; charset=utf-8", "posts.csv"),
        Table::Xlsx => (XLSX, "posts.xlsx"),
    };
    Ok(reply::file(kind, name, bytes))
}

/// What the headings of a brand's tables mean, where they are not known by themselves.
#[utoipa::path(get, path = "/api/v1/brands/{id}/import-columns", tag = "posts", operation_id = "get_import_columns",
    params(("id" = BrandId, Path, description = "The brand.")),
    responses((status = 200, description = "What is remembered.", body = Columns)))]
pub async fn columns(State(app): State<App>, Who(actor): Who, Named(id): Named<BrandId>) -> Answer {
    reply::ok(&bulk::columns(&app.db, &actor, id).await?)
}

/// Remembers what headings of a brand's tables mean, beside those that are remembered already.
#[utoipa::path(put, path = "/api/v1/brands/{id}/import-columns", tag = "posts", operation_id = "set_import_columns",
    params(("id" = BrandId, Path, description = "The brand.")), request_body = Columns,
    responses((status = 200, description = "What is remembered now.", body = Columns)))]
pub async fn set_columns(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<BrandId>,
    input: Input<Columns>,
) -> Answer {
    reply::ok(&bulk::set_columns(&app.db, &actor, id, input.value, app.now()).await?)
}
