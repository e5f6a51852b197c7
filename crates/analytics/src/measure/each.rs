//! What came of every single post of a time, of figures that add up.

use super::{Figure, Question, figures::Over, posts, store, values::Values};
use crate::blocks::{Format, Want, instant};
use selaras_kernel::{Actor, Problem, ProfileId, Result, Timestamp};
use selaras_store::Db;
use uuid::Uuid;

/// A post, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct EachPost {
    /// Its id: of our delivery, or of what was seen of it.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// Its network.
    pub network: String,
    /// What it is made of.
    pub format: Format,
    /// Its campaign; empty for none.
    pub campaign: String,
    /// Its hashtags, in small letters and without `#`.
    pub hashtags: Vec<String>,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// The value, in the figure's unit.
    pub value: f64,
}

/// Every post of a time whose value is known; together they are what [`super::ask`] tells of the same posts. `by` and `counting` of the
/// question have no meaning here.
///
/// # Errors
/// As [`super::ask`]; `figure_unfit` for a figure that no single post has, or that does not add up.
pub async fn each(db: &Db, actor: &Actor, question: &Question) -> Result<Vec<EachPost>> {
    // Campaigns are read as they would be to cut by them.
    let by = vec![super::Dimension::Campaign];
    let question = &Question { by, counting: super::Counting::Posts, ..question.clone() };
    super::check(actor, question)?;
    let figure = question.figure;
    let adds_up = matches!(figure.over(), Over::Nothing);
    if figure.of_profile() || !adds_up || figure == Figure::ShareOfVoice {
        return Err(Problem::invalid("figure", "figure_unfit").into());
    }
    let profiles = store::profiles(db, actor, question).await?;
    let labels = posts::Labels::read(db, actor, question, &profiles).await?;
    let metrics = figure.metrics();
    let want = Want {
        ids: true,
        campaign: true,
        tags: true,
        format: true,
        metrics: Some(&metrics),
        ..Want::default()
    };
    let mut values = Values::of(figure);
    let mut found = Vec::new();
    posts::walk(db, actor, question, &profiles, want, |place, local, read| {
        values.read(read);
        let profile = &profiles[place];
        let numbers = labels.of(profile.brand_id);
        for (row, born) in read.born.iter().enumerate() {
            let Some(above) = values.above(row) else { continue };
            if posts::within(question, local, *born).is_none() {
                continue;
            }
            found.push(EachPost {
                subject: read.id(row),
                profile: profile.profile_id,
                network: profile.network.clone(),
                format: read.format(row),
                campaign: labels.word(posts::number(numbers, read.campaign(row))),
                hashtags: read
                    .tags(row)
                    .iter()
                    .map(|tag| labels.word(posts::number(numbers, *tag)))
                    .collect(),
                published_at: instant(*born),
                value: above as f64,
            });
        }
        Ok(())
    })
    .await?;
    Ok(found)
}
