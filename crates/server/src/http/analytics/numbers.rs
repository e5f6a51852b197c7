//! Answers: how did it go? The last numbers, and how they came about.

use crate::http::{app::App, extract::Asked, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_analytics::{Number, Series};
use selaras_kernel::{DeliveryId, Metric, PostId, Problem, Timestamp};
use selaras_publishing::posts;
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

/// Most things asked about at once.
const SUBJECTS_MAX: usize = 200;

/// Whose numbers.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// Deliveries or profiles, by id, separated by commas; at most 200.
    pub subjects: Option<String>,
    /// All deliveries of this post. Instead of `subjects`.
    pub post: Option<PostId>,
}

/// Which series, over which time.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The delivery or profile.
    pub subject: uuid::Uuid,
    /// What is counted.
    #[param(inline)]
    pub metric: Metric,
    /// From this instant on; 30 days before `to` when not given.
    pub from: Option<Timestamp>,
    /// Until this instant; now when not given.
    pub to: Option<Timestamp>,
}

/// The latest numbers of deliveries and profiles, by id. What was never counted is left out: missing is not zero.
#[utoipa::path(get, path = "/api/v1/numbers", tag = "numbers", operation_id = "latest_numbers", params(Whose),
    responses((status = 200, description = "Numbers by id.", body = BTreeMap<String, Vec<Number>>)))]
pub async fn latest(State(app): State<App>, Who(actor): Who, Asked(whose): Asked<Whose>) -> Answer {
    let ids: Vec<uuid::Uuid> = match (whose.subjects, whose.post) {
        (Some(list), None) => {
            let one = |text: &str| {
                text.trim()
                    .parse()
                    .map_err(|_| Problem::invalid("subjects", "id_malformed").with("value", text))
            };
            list.split(',').filter(|t| !t.trim().is_empty()).map(one).collect::<Result<_, _>>()?
        }
        (None, Some(post)) => {
            posts::get(&app.db, &actor, post).await?.deliveries.iter().map(|d| d.id.0).collect()
        }
        _ => return Err(Problem::invalid("subjects", "subjects_unclear").into()),
    };
    if ids.len() > SUBJECTS_MAX {
        return Err(Problem::invalid("subjects", "subjects_too_many")
            .with("limit", SUBJECTS_MAX)
            .with("count", ids.len())
            .into());
    }
    let numbers = selaras_analytics::numbers(&app.db, &actor, &ids).await?;
    reply::ok(&numbers.into_iter().collect::<BTreeMap<_, _>>())
}

/// How a number went, one series per source. Between two points the value stood still.
#[utoipa::path(get, path = "/api/v1/numbers/history", tag = "numbers", operation_id = "number_history", params(Which),
    responses((status = 200, description = "The series.", body = Vec<Series>)))]
pub async fn history(State(app): State<App>, Who(actor): Who, Asked(which): Asked<Which>) -> Answer {
    let to = which.to.unwrap_or_else(|| app.now());
    let from = which.from.unwrap_or(to - Duration::from_secs(30 * 24 * 3600));
    if from >= to {
        return Err(Problem::invalid("to", "range_backwards").into());
    }
    reply::ok(&selaras_analytics::history(&app.db, &actor, which.subject, which.metric, from, to).await?)
}

/// One metric of several deliveries together.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Figure {
    /// What is counted.
    pub metric: Metric,
    /// The sum of the parts.
    pub value: i64,
    /// What it is the sum of.
    pub parts: Vec<FigurePart>,
}

/// What one delivery adds to a figure.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct FigurePart {
    /// The delivery.
    pub delivery: DeliveryId,
    /// Its value.
    pub value: i64,
    /// Who counted it: the name of a network.
    pub source: String,
    /// When it was fetched (UTC).
    pub fetched_at: Timestamp,
}

impl Figure {
    /// The figures of these deliveries, by metric. A metric that none of them has is not there.
    pub fn of(deliveries: &[uuid::Uuid], numbers: &HashMap<uuid::Uuid, Vec<Number>>) -> Vec<Self> {
        let mut figures: BTreeMap<Metric, Vec<FigurePart>> = BTreeMap::new();
        for id in deliveries {
            for one in numbers.get(id).into_iter().flatten() {
                figures.entry(one.metric).or_default().push(FigurePart {
                    delivery: DeliveryId(*id),
                    value: one.value,
                    source: one.source.clone(),
                    fetched_at: one.fetched_at,
                });
            }
        }
        let sum = |parts: &[FigurePart]| parts.iter().map(|part| part.value).sum();
        figures.into_iter().map(|(metric, parts)| Self { metric, value: sum(&parts), parts }).collect()
    }
}
