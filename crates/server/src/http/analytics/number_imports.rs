//! Answers: how do numbers come in from files?

use crate::http::{
    app::App,
    extract::{Asked, Input, Named, body_of},
    guard::Who,
    outer::Reader,
    problem::Answer,
    reply,
};
use crate::words::Lang;
use axum::{
    extract::{Request, State},
    http::StatusCode,
};
use selaras_analytics::imports::{self, BYTES_MAX, Import, Made, Preview, Target};
use selaras_kernel::{BrandId, ImportId, Metric, Problem, ProfileId};
use selaras_reports::table::{self, Format};
use selaras_workspaces::{brands, profiles};
use std::collections::BTreeMap;

/// Whose numbers a file has, and whether to take them in.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Into {
    /// The brand.
    pub brand: BrandId,
    /// A profile that is measured: connected, of an earlier import, or of a competitor.
    pub profile: Option<ProfileId>,
    /// Instead of `profile`: the name of one of ours that is not connected; it is found or made.
    pub name: Option<String>,
    /// Its network, where the file does not say it.
    pub network: Option<String>,
    /// The file's name: what the content cannot say (the year of dates) may stand in it.
    pub file_name: Option<String>,
    /// Only read; write nothing. Neither `profile` nor `name` is needed for it.
    #[serde(default)]
    pub dry_run: bool,
}

/// Of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
}

/// Reads a file of numbers as networks, web analytics and other tools let people download them (CSV, XLSX, XLS; its shape is
/// found by its content), and takes them in, unless it is a dry run. The same file taken in again changes nothing.
#[utoipa::path(post, path = "/api/v1/number-imports", tag = "numbers", operation_id = "import_numbers", params(Into),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "A dry run: what was understood and what not.", body = Preview),
        (status = 201, description = "It is taken in.", body = Preview)))]
pub async fn create(
    State(app): State<App>,
    Who(actor): Who,
    Asked(into): Asked<Into>,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let zone = brands::get(&app.db, &actor, into.brand).await?.zone;
    let bytes = body_of(&parts.headers, body, BYTES_MAX).await?.to_vec();
    let target = match (into.profile, into.name) {
        (Some(id), _) => {
            let known = selaras_analytics::profiles::list(&app.db, &actor, into.brand).await?;
            let known = known.into_iter().find(|one| one.id == id).map(|one| (one.network, one.ours));
            let known = match known {
                Some(known) => Some(known),
                None => {
                    let own = profiles::list(&app.db, &actor, Some(into.brand)).await?;
                    own.into_iter().find(|one| one.id == id).map(|one| (one.network, true))
                }
            };
            let (network, ours) = known.ok_or_else(|| Problem::invalid("profile", "profile_unknown"))?;
            Target::Profile { id, network, ours }
        }
        (None, Some(name)) => Target::Named { network: into.network.unwrap_or_default(), name },
        (None, None) => Target::None,
    };
    let file_name = into.file_name.unwrap_or_default();
    let import = Import { brand: into.brand, target, file_name, bytes, zone };
    if into.dry_run {
        return reply::ok(&imports::preview(&app.db, &actor, &import, app.now()).await?);
    }
    let preview = imports::take(&app.db, &actor, import, app.now()).await?;
    app.live.signal();
    reply::json(StatusCode::CREATED, &preview)
}

/// What was imported, the newest first.
#[utoipa::path(get, path = "/api/v1/number-imports", tag = "numbers", operation_id = "list_number_imports", params(Of),
    responses((status = 200, description = "At most 200 imports.", body = Vec<Made>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    reply::ok(&imports::list(&app.db, &actor, of.brand).await?)
}

/// How much was taken back.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Undone {
    /// Values and posts that were taken back.
    pub count: usize,
}

/// Takes an import back whole: what it made known goes, what it changed is what it was, unless it was said anew since.
#[utoipa::path(post, path = "/api/v1/number-imports/{id}/undo", tag = "numbers", operation_id = "undo_number_import",
    params(("id" = ImportId, Path, description = "The import.")),
    responses((status = 200, description = "It is taken back.", body = Undone)))]
pub async fn undo(State(app): State<App>, Who(actor): Who, Named(id): Named<ImportId>) -> Answer {
    let count = imports::undo(&app.db, &actor, id, app.now()).await?;
    app.live.signal();
    reply::ok(&Undone { count })
}

/// What headings mean.
#[derive(Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// Heading to field; to nothing where a column is to be left out.
    pub headings: BTreeMap<String, String>,
    /// The fields there are; not read.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// What the headings of a brand's files mean, where they are not known by themselves.
#[utoipa::path(get, path = "/api/v1/number-imports/headings", tag = "numbers", operation_id = "number_headings", params(Of),
    responses((status = 200, description = "Headings, and the fields there are.", body = Headings)))]
pub async fn headings(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    let headings = imports::headings(&app.db, &actor, of.brand).await?;
    reply::ok(&Headings { headings, fields: imports::fields().into_iter().map(str::to_owned).collect() })
}

/// Remembers what headings mean, beside those that are remembered already.
#[utoipa::path(put, path = "/api/v1/number-imports/headings", tag = "numbers", operation_id = "set_number_headings", params(Of),
    request_body = Headings, responses((status = 200, description = "All that are remembered.", body = Headings)))]
pub async fn set_headings(
    State(app): State<App>,
    Who(actor): Who,
    Asked(of): Asked<Of>,
    input: Input<Headings>,
) -> Answer {
    let headings = imports::set_headings(&app.db, &actor, of.brand, input.value.headings, app.now()).await?;
    reply::ok(&Headings { headings, fields: imports::fields().into_iter().map(str::to_owned).collect() })
}

/// Which rows.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The brand.
    pub brand: BrandId,
    /// `audience`, `website`, `interest`, `ads` or `competitors`.
    pub kind: String,
}

/// What files said beside the numbers of posts and profiles, the newest import first; `import` of a row is the one that brought it.
#[utoipa::path(get, path = "/api/v1/number-imports/rows", tag = "numbers", operation_id = "imported_rows", params(Which),
    responses((status = 200, description = "At most 5,000 rows.", body = Vec<Object>)))]
pub async fn rows(State(app): State<App>, Who(actor): Who, Asked(which): Asked<Which>) -> Answer {
    reply::ok(&imports::rows(&app.db, &actor, which.brand, &which.kind).await?)
}

/// Which template.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// `csv` or `xlsx`.
    #[param(inline)]
    pub format: Format,
    /// Days of a profile instead of posts.
    #[serde(default)]
    pub days: bool,
}

/// An empty table to be filled in by hand, which `import_numbers` reads.
#[utoipa::path(get, path = "/api/v1/number-imports/template", tag = "numbers", operation_id = "number_template", params(Template),
    responses((status = 200, description = "The table.", content((Vec<u8> = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn template(
    State(_app): State<App>,
    Who(_actor): Who,
    Asked(wanted): Asked<Template>,
    reader: Reader,
) -> Answer {
    let indonesian = reader.0 == Lang::Id;
    let pick = |(english, own): &(&str, &str)| (if indonesian { *own } else { *english }).to_owned();
    let metrics = imports::exports::TEMPLATE_METRICS.iter().filter(|(_, metric)| {
        // Of a post these do not occur; of days one row tells one metric.
        !wanted.days
            && !matches!(metric, Metric::Followers | Metric::Following | Metric::Posts | Metric::NewViewers)
    });
    let metric = |(own, metric): &(&str, Metric)| {
        if indonesian { (*own).to_owned() } else { imports::exports::metric_code(*metric).to_owned() }
    };
    let (name, headings) = if wanted.days {
        ("days", imports::exports::TEMPLATE_DAYS.iter().map(pick).collect::<Vec<_>>())
    } else {
        ("posts", imports::exports::TEMPLATE_POSTS.iter().map(pick).chain(metrics.map(metric)).collect())
    };
    let bytes = table::write(&headings, &[], wanted.format)?;
    Ok(file(wanted.format, name, bytes))
}

/// A table to be kept.
pub(super) fn file(format: Format, name: &str, bytes: Vec<u8>) -> axum::response::Response {
    match format {
        Format::Csv => reply::file("text/csv; charset=utf-8", &format!("selaras-{name}.csv"), bytes),
        Format::Xlsx => reply::file(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            &format!("selaras-{name}.xlsx"),
            bytes,
        ),
    }
}
