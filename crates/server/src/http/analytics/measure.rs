//! Answers: how did it go, in figures: over time, by what posts are, and which did best?

use crate::http::{
    app::App,
    extract::{Asked, Input},
    guard::Who,
    problem::Answer,
    reply,
};
use axum::extract::State;
use selaras_analytics::{
    measure::{self, Found, Question, Row, Top, TopPost},
    observed,
    profiles::MeasuredProfile,
};
use selaras_kernel::{Actor, BrandId, Error, PostId, Problem, Result};
use selaras_publishing::published;
use selaras_reports::table::{self, Cell, Format};
use selaras_workspaces::profiles::Face;
use std::collections::HashMap;

/// Most questions asked at once.
const QUESTIONS_MAX: usize = 24;
/// Most characters of a text in a list.
const TEXT_MAX: usize = 280;

/// Several questions at once, as a dashboard has them.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// 1 to 24 questions.
    pub questions: Vec<Panel>,
}

/// One question.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = MeasureQuestion)]
pub enum Panel {
    /// A figure, cut by up to three dimensions.
    Figure(Question),
    /// The posts with the highest or lowest value.
    Top(Top),
}

/// The answer to one question.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Told {
    /// Of a figure.
    Figure(Found),
    /// Of posts.
    Top {
        /// The best first.
        posts: Vec<TopShown>,
    },
}

/// A post among the best, with what it says.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct TopShown {
    /// Its numbers.
    #[serde(flatten)]
    pub post: TopPost,
    /// Our post, if it is one of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PostId>,
    /// The beginning of what it says, at most 280 characters.
    pub text: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The answers, in the order of the questions.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Answers {
    /// One per question.
    pub answers: Vec<Told>,
}

/// Answers up to 24 questions about numbers. Nothing is changed.
#[utoipa::path(post, path = "/api/v1/measure", tag = "numbers", operation_id = "measure", request_body = Asking,
    responses((status = 200, description = "The answers, in the order of the questions.", body = Answers)))]
pub async fn ask(State(app): State<App>, Who(actor): Who, asking: Input<Asking>) -> Answer {
    reply::ok(&answers(&app, &actor, &asking.value.questions).await?)
}

/// Answers questions, in their order.
///
/// # Errors
/// `number_out_of_range` for their count; what is wrong with one, under its place.
pub async fn answers(app: &App, actor: &Actor, questions: &[Panel]) -> Result<Answers> {
    if !(1..=QUESTIONS_MAX).contains(&questions.len()) {
        let problem = Problem::invalid("questions", "number_out_of_range");
        return Err(problem.with("least", 1).with("most", QUESTIONS_MAX).into());
    }
    let waiting = questions.iter().enumerate().map(|(n, panel)| async move {
        let told = match panel {
            Panel::Figure(question) => measure::ask(&app.db, actor, question).await.map(Told::Figure),
            Panel::Top(top) => match measure::top(&app.db, actor, top).await {
                Ok(posts) => shown(app, actor, posts).await,
                Err(e) => Err(e),
            },
        };
        told.map_err(|e| match e {
            Error::Problem(problem) => problem.under(&format!("questions[{n}]")).into(),
            other => other,
        })
    });
    Ok(Answers { answers: futures::future::try_join_all(waiting).await? })
}

/// A profile whose numbers are kept, with its face if it is connected.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct ProfileNamed {
    /// The profile.
    #[serde(flatten)]
    pub profile: MeasuredProfile,
    /// What is shown of it, where it is connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
}

impl ProfileNamed {
    /// What it is called in one line.
    pub fn title(&self) -> String {
        match &self.face {
            Some(face) => face.handle.clone(),
            None => self.profile.name.clone(),
        }
    }
}

/// Of which brand.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The brand.
    pub brand: BrandId,
}

/// The profiles of a brand whose numbers are kept: connected ones, those of files, those of competitors.
#[utoipa::path(get, path = "/api/v1/measure/profiles", tag = "numbers", operation_id = "measured_profiles", params(Of),
    responses((status = 200, description = "Ours first.", body = Vec<ProfileNamed>)))]
pub async fn profiles(State(app): State<App>, Who(actor): Who, Asked(of): Asked<Of>) -> Answer {
    reply::ok(&names(&app, &actor, of.brand).await?)
}

/// The measured profiles of a brand with their names.
///
/// # Errors
/// `forbidden`.
pub async fn names(app: &App, actor: &Actor, brand: BrandId) -> Result<Vec<ProfileNamed>> {
    let faces = selaras_workspaces::profiles::faces(&app.db, actor, brand).await?;
    let all = selaras_analytics::profiles::list(&app.db, actor, brand).await?;
    let named = |profile: MeasuredProfile| ProfileNamed { face: faces.get(&profile.id).cloned(), profile };
    Ok(all.into_iter().map(named).collect())
}

/// A question whose answer is to be a table.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TableAsked {
    /// `csv` or `xlsx`.
    pub format: Format,
    /// The question.
    pub question: Panel,
    /// The heading of each dimension and of the value, in the reader's words; their codes when absent.
    #[serde(default)]
    pub headings: Vec<String>,
}

/// Answers one question as a table. Values are told in full, missing ones are empty.
#[utoipa::path(post, path = "/api/v1/measure/table", tag = "numbers", operation_id = "measure_table", request_body = TableAsked,
    responses((status = 200, description = "The table.", content((Vec<u8> = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn table(State(app): State<App>, Who(actor): Who, input: Input<TableAsked>) -> Answer {
    let TableAsked { format, question, headings } = input.value;
    let brand = match &question {
        Panel::Figure(question) => question.brand,
        Panel::Top(top) => top.question.brand,
    };
    let names: HashMap<String, String> = match brand {
        Some(brand) => names(&app, &actor, brand)
            .await?
            .iter()
            .map(|one| (one.profile.id.to_string(), one.title()))
            .collect(),
        None => HashMap::new(),
    };
    let text = |key: &String| Cell::Text(names.get(key).unwrap_or(key).clone());
    let told = answers(&app, &actor, std::slice::from_ref(&question)).await?.answers;
    let (mut codes, rows): (Vec<String>, Vec<Vec<Cell>>) = match (told.into_iter().next(), &question) {
        (Some(Told::Figure(found)), Panel::Figure(question)) => {
            let codes =
                question.by.iter().map(code).chain([code(&question.figure), "of".to_owned()]).collect();
            let row = |row: &Row| {
                let value = row.value.map_or(Cell::Missing, Cell::Number);
                row.keys.iter().map(text).chain([value, Cell::Number(row.of as f64)]).collect()
            };
            let mut rows: Vec<Vec<Cell>> = found.rows.iter().map(row).collect();
            if question.by.is_empty() && rows.is_empty() {
                rows.push(vec![Cell::Missing, Cell::Number(0.0)]);
            }
            (codes, rows)
        }
        (Some(Told::Top { posts }), Panel::Top(top)) => {
            let codes = ["published_at", "profile", "format", "text", "url"].map(str::to_owned);
            let row = |post: &TopShown| {
                let words = [
                    Cell::Text(post.post.published_at.to_string()),
                    text(&post.post.profile.to_string()),
                    Cell::Text(code(&post.post.format)),
                    Cell::Text(post.text.clone()),
                    Cell::Text(post.url.clone().unwrap_or_default()),
                ];
                words.into_iter().chain([Cell::Number(post.post.value)]).collect()
            };
            (codes.into_iter().chain([code(&top.question.figure)]).collect(), posts.iter().map(row).collect())
        }
        _ => Default::default(),
    };
    for (code, heading) in codes.iter_mut().zip(headings) {
        *code = heading.chars().take(100).collect();
    }
    Ok(super::number_imports::file(format, "measure", table::write(&codes, &rows, format)?))
}

/// A value as JSON calls it.
fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Adds what posts say: of ours from their deliveries, of others from what was seen of them.
async fn shown(app: &App, actor: &Actor, posts: Vec<TopPost>) -> Result<Told> {
    let ids: Vec<uuid::Uuid> = posts.iter().map(|post| post.subject).collect();
    let said: HashMap<_, _> =
        published::said(&app.db, actor, &ids).await?.into_iter().map(|one| (one.delivery.0, one)).collect();
    let seen: HashMap<_, _> =
        observed::seen(&app.db, actor, &ids).await?.into_iter().map(|one| (one.subject_id, one)).collect();
    let show = |post: TopPost| match (said.get(&post.subject), seen.get(&post.subject)) {
        (Some(one), _) => {
            let text = one.content.beginning(TEXT_MAX);
            TopShown { id: Some(one.post), text, url: one.url.clone(), post }
        }
        (None, Some(one)) => {
            let text = one.text.chars().take(TEXT_MAX).collect();
            TopShown { id: None, text, url: one.url.clone(), post }
        }
        (None, None) => TopShown { id: None, text: String::new(), url: None, post },
    };
    Ok(Told::Top { posts: posts.into_iter().map(show).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_that_is_not_known_is_refused_and_not_passed_over() {
        let figure = json!({"kind": "figure", "figure": "posts", "from": "2026-01-01", "to": "2026-01-31"});
        assert!(serde_json::from_value::<Panel>(figure.clone()).is_ok());
        let mut mistyped = figure;
        mistyped["profile"] = json!("01a3079f-a500-7336-b4d9-ae88e9b09c48");
        let refused = serde_json::from_value::<Panel>(mistyped).unwrap_err();
        assert!(refused.to_string().contains("unknown field `profile`"), "{refused}");
    }
}
