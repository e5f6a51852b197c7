//! Answers: which posts stand in a range of time, and which have no time yet?

use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use selaras_kernel::{BrandId, Page, Problem, Timestamp, schedule};
use selaras_publishing::calendar::{Entry, LIMIT_MAX, Query};
use selaras_workspaces::brands;

/// Which posts of a brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The brand.
    pub brand: BrandId,
    /// A whole month on the brand's wall clock, such as `2026-12`. Instead of `from` and `to`.
    #[param(pattern = "^[0-9]{4}-[0-9]{2}$")]
    pub month: Option<String>,
    /// IANA zone of the month; the brand's when not given.
    pub zone: Option<String>,
    /// From this instant on (RFC 3339).
    pub from: Option<Timestamp>,
    /// Until this instant, itself not included.
    pub to: Option<Timestamp>,
    /// Most posts, 1 to 500; 500 when not given.
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

/// Posts of a brand by due time: a month, a range; or, with neither, those without a time, newest first.
#[utoipa::path(get, path = "/api/v1/posts", tag = "posts", operation_id = "list_posts",
    params(Range, ("If-None-Match" = Option<String>, Header, description = "ETag that is known already.")),
    responses((status = 200, description = "A page of posts.", body = Page<Entry>), (status = 304, description = "Not changed.")))]
pub async fn list(
    State(app): State<App>,
    Who(actor): Who,
    Asked(asked): Asked<Range>,
    headers: HeaderMap,
) -> Answer {
    let range = match (&asked.month, asked.from, asked.to) {
        (Some(month), None, None) => {
            let zone = match asked.zone {
                Some(zone) => zone,
                None => brands::get(&app.db, &actor, asked.brand).await?.zone,
            };
            Some(month_range(month, &zone)?)
        }
        (None, Some(from), Some(to)) => Some((from, to)),
        (None, None, None) => None,
        _ => return Err(Problem::invalid("month", "range_unclear").into()),
    };
    let limit = asked.limit.map_or(LIMIT_MAX, |limit| limit as usize);
    let query = Query { brand: asked.brand, range, cursor: asked.cursor, limit };
    let (revision, page) = app.calendar.page(&app.db, &actor, &query).await?;
    let tag = reply::etag(revision);
    if reply::has_seen(&headers, &tag) {
        return Ok(reply::not_modified(&tag));
    }
    Ok(reply::tagged(reply::raw(StatusCode::OK, page), &tag))
}

/// The first instant of a month and of the one after it, in `zone`.
fn month_range(month: &str, zone: &str) -> Result<(Timestamp, Timestamp), Problem> {
    let wrong = || Problem::invalid("month", "month_malformed").with("value", month);
    let zone = schedule::zone_named(zone)?;
    let first: jiff::civil::Date = format!("{month}-01").parse().map_err(|_| wrong())?;
    let next = first.last_of_month().tomorrow().map_err(|_| wrong())?;
    let begin = |day: jiff::civil::Date| {
        day.to_zoned(zone.clone()).map(|z| Timestamp::from(z.timestamp())).map_err(|_| wrong())
    };
    Ok((begin(first)?, begin(next)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_and_ends_on_the_wall_of_its_zone() {
        let (from, to) = month_range("2026-12", "Asia/Jakarta").unwrap();
        assert_eq!(
            (from.to_string(), to.to_string()),
            ("2026-11-30T17:00:00Z".into(), "2026-12-31T17:00:00Z".into())
        );
        assert_eq!(month_range("2026-13", "Asia/Jakarta").unwrap_err().code, "month_malformed");
        assert_eq!(month_range("2026-12", "Mars/Base").unwrap_err().code, "zone_unknown");
    }
}
