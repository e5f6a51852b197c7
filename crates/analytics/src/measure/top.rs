//! The best posts of a time.

use super::{
    Figure, Question, day_of,
    figures::Over,
    over_time::Followers,
    posts::{Group, months, within},
    store::{self, Measured},
    values::Values,
};
use crate::{
    blocks::{Columns, Damaged, Format, Want, instant},
    intake::LocalDays,
};
use selaras_kernel::{Actor, Problem, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::HashMap;
use uuid::Uuid;

/// Most posts of a list of the best.
pub const TOP_MAX: usize = 100;
/// From so many profiles on, blocks are looked at in the order of their best post, until no other can be among the best.
const MANY: usize = 100;

/// Which posts are asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Top {
    /// Whose posts, of which time, by which figure; `by` and `counting` have no meaning here.
    pub question: Question,
    /// How many, 1 to 100.
    pub limit: usize,
    /// Whether the least come first.
    #[serde(default)]
    pub least: bool,
}

/// A post of a list of the best.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct TopPost {
    /// Its id: of our delivery, or of what was seen of it.
    pub subject: Uuid,
    /// Its profile.
    pub profile: ProfileId,
    /// When it appeared (UTC).
    pub published_at: Timestamp,
    /// What it is made of.
    pub format: Format,
    /// The value, in the figure's unit.
    pub value: f64,
    /// When it was last counted (UTC).
    pub counted_at: Timestamp,
}

/// The posts of a time with the highest (or lowest) value; those of which it is not known are left out. Of equals, the
/// lower id comes first.
///
/// # Errors
/// As [`super::ask`]; `number_out_of_range` for the limit; `figure_unfit` for a figure that no single post has.
pub async fn top(db: &Db, actor: &Actor, top: &Top) -> Result<Vec<TopPost>> {
    let question = Question { by: Vec::new(), counting: super::Counting::Posts, ..top.question.clone() };
    super::check(actor, &question)?;
    if !(1..=TOP_MAX).contains(&top.limit) {
        return Err(Problem::invalid("limit", "number_out_of_range")
            .with("least", 1)
            .with("most", TOP_MAX)
            .into());
    }
    let figure = question.figure;
    if !figure.of_posts() {
        return Err(Problem::invalid("figure", "figure_unfit").into());
    }
    let profiles = store::profiles(db, actor, &question).await?;
    let followers = match figure.over() {
        Over::Followers => Followers::read(db, actor, &profiles).await?,
        _ => Followers::default(),
    };
    let mut best = Best::of(top, &question, &profiles, followers);
    let months = months(day_of(question.from), day_of(question.to));
    if figure == Figure::Interactions && !top.least && profiles.len() >= MANY {
        for month in (months.0..=months.1).rev() {
            let mut after = None;
            loop {
                let some = store::highest(db, actor.workspace, month, best.floor(), after).await?;
                let Some(last) = some.last() else { break };
                after = Some((last.peak, last.profile_id));
                for block in &some {
                    best.look(block.profile_id, &block.posts)?;
                }
            }
        }
    } else {
        store::indexes(db, actor.workspace, &profiles, months, |profile, bytes| best.look(profile, bytes))
            .await?;
    }
    Ok(best.found.into_iter().map(|(.., post)| post).collect())
}

/// The best so far.
struct Best<'a> {
    question: &'a Question,
    profiles: &'a [Measured],
    followers: Followers,
    metrics: Vec<i16>,
    limit: usize,
    sign: f64,
    locals: HashMap<&'a str, LocalDays>,
    posts: Columns,
    values: Values,
    /// By what they are sorted, then the post.
    found: Vec<(f64, Uuid, TopPost)>,
}

impl<'a> Best<'a> {
    fn of(top: &Top, question: &'a Question, profiles: &'a [Measured], followers: Followers) -> Self {
        Self {
            question,
            profiles,
            followers,
            metrics: question.figure.metrics(),
            limit: top.limit,
            sign: if top.least { 1.0 } else { -1.0 },
            locals: HashMap::new(),
            posts: Columns::default(),
            values: Values::of(question.figure),
            found: Vec::with_capacity(top.limit + 1),
        }
    }

    /// What a post must reach to be among the best.
    fn floor(&self) -> i64 {
        match self.found.last() {
            Some((_, _, last)) if self.found.len() == self.limit => last.value as i64,
            _ => i64::MIN,
        }
    }

    /// Looks at the posts of a block; what is worse than the last of the best is not looked at further.
    fn look(&mut self, profile: ProfileId, bytes: &[u8]) -> std::result::Result<(), Damaged> {
        let Ok(place) = self.profiles.binary_search_by_key(&profile, |one| one.profile_id) else {
            return Ok(());
        };
        let figure = self.question.figure;
        let zone = self.profiles[place].zone.as_str();
        let local = self.locals.entry(zone).or_insert_with(|| LocalDays::new(zone));
        let rough = Want { metrics: Some(&self.metrics), ..Want::default() };
        self.posts.read(bytes, rough)?;
        self.values.read(&self.posts);
        let mut entering: Vec<(f64, usize)> = Vec::new();
        for (row, born) in self.posts.born.iter().enumerate() {
            let Some(above) = self.values.above(row) else { continue };
            let Some(day) = within(self.question, local, *born) else { continue };
            let over = match figure.over() {
                Over::Followers => self.followers.at(place, day),
                _ => self.values.over(row),
            };
            let mut group = Group::default();
            group.add(Some(above), over);
            let Some(value) = group.value(figure) else { continue };
            let key = self.sign * value;
            if self.found.len() < self.limit || self.found.last().is_none_or(|(last, ..)| key <= *last) {
                entering.push((key, row));
            }
        }
        if entering.is_empty() {
            return Ok(());
        }
        self.posts.read(
            bytes,
            Want { ids: true, format: true, seen: true, metrics: Some(&[]), ..Want::default() },
        )?;
        for (key, row) in entering {
            let id = self.posts.id(row);
            let one = TopPost {
                subject: id,
                profile,
                published_at: instant(self.posts.born[row]),
                format: self.posts.format(row),
                value: self.sign * key,
                counted_at: instant(self.posts.seen(row)),
            };
            let at = self.found.partition_point(|(other, other_id, _)| (*other, *other_id) < (key, id));
            if at < self.limit {
                self.found.insert(at, (key, id, one));
                self.found.truncate(self.limit);
            }
        }
        Ok(())
    }
}
