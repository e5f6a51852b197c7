//! Answers: how did it go, in figures: over time, by what posts are, and which did best?

use crate::http::{app::App, extract::Input, guard::Who, problem::Answer, reply};
use axum::extract::State;
use selaras_analytics::{
    measure::{self, Found, Question, Top, TopPost},
    observed,
};
use selaras_kernel::{PostId, Problem};
use selaras_publishing::published;
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
    let asking = asking.value;
    let count = asking.questions.len();
    if !(1..=QUESTIONS_MAX).contains(&count) {
        let problem = Problem::invalid("questions", "number_out_of_range");
        return Err(problem.with("least", 1).with("most", QUESTIONS_MAX).into());
    }
    let mut waiting = Vec::with_capacity(count);
    for (n, panel) in asking.questions.iter().enumerate() {
        let (app, actor) = (&app, &actor);
        waiting.push(async move {
            let told = match panel {
                Panel::Figure(question) => measure::ask(&app.db, actor, question).await.map(Told::Figure),
                Panel::Top(top) => {
                    let posts = measure::top(&app.db, actor, top).await;
                    match posts {
                        Ok(posts) => shown(app, actor, posts).await,
                        Err(e) => Err(e),
                    }
                }
            };
            told.map_err(|e| match e {
                selaras_kernel::Error::Problem(problem) => problem.under(&format!("questions[{n}]")).into(),
                other => other,
            })
        });
    }
    let answers = futures::future::try_join_all(waiting).await?;
    reply::ok(&Answers { answers })
}

/// Adds what posts say: of ours from their deliveries, of others from what was seen of them.
async fn shown(
    app: &App,
    actor: &selaras_kernel::Actor,
    posts: Vec<TopPost>,
) -> selaras_kernel::Result<Told> {
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
