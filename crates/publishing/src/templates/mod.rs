//! What a brand writes again and again: templates to begin a post with, and sets of hashtags.
//!
//! A template is content like any other, kept as it was written. It is checked against a network's limits where it is
//! used, since those may change.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use selaras_kernel::{Actor, BrandId, Change, Kind, Problem, Result, Right, TemplateId, Timestamp};
use selaras_networks::Content;
use selaras_store::Db;
use selaras_workspaces::brands;
use serde_json::json;

/// Most templates of one brand, both kinds together.
pub const TEMPLATES_MAX: usize = 200;
/// Most characters of a name.
const NAME_MAX: usize = 100;
/// Most parts of a template, and most characters of all its texts: beyond what any network takes.
const PARTS_MAX: usize = 50;
const TEXT_MAX: usize = 50_000;

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// A post to begin with.
    Post,
    /// Hashtags that go together, to be put behind a text: the text of the only part.
    Hashtags,
}

impl TemplateKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Hashtags => "hashtags",
        }
    }

    fn from_name(name: &str) -> Self {
        if name == Self::Hashtags.as_str() { Self::Hashtags } else { Self::Post }
    }
}

/// Something to write with.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Template {
    /// Id.
    pub id: TemplateId,
    /// The brand.
    pub brand: BrandId,
    /// What it is for.
    pub kind: TemplateKind,
    /// What people call it.
    pub name: String,
    /// What it says.
    pub content: Content,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change; what `If-Match` is held against.
    pub version: i64,
}

/// A template to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTemplate {
    /// The brand.
    pub brand: BrandId,
    /// What it is for.
    pub kind: TemplateKind,
    /// What people call it.
    pub name: String,
    /// What it says.
    pub content: Content,
}

/// What to change of a template; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateChanges {
    /// What people call it.
    #[serde(default)]
    pub name: Option<String>,
    /// What it says.
    #[serde(default)]
    pub content: Option<Content>,
}

/// The templates of a brand, by name: at most 200.
///
/// # Errors
/// `not_found` for a brand that may not be read.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Template>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, brand).await?;
    store::of_brand(db, actor.workspace, brand).await
}

/// Makes a template.
///
/// # Errors
/// `not_found` for a brand that may not be read; `forbidden`; `template_name_missing`, `template_name_too_long`,
/// `template_empty`, `template_too_long`, `hashtags_missing`; `templates_too_many`.
pub async fn create(db: &Db, actor: &Actor, new: NewTemplate, now: Timestamp) -> Result<Template> {
    if !actor.may(Right::PostsRead, Some(new.brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, new.brand).await?;
    actor.require(Right::PostsWrite, Some(new.brand))?;
    let template = Template {
        id: TemplateId::new(now),
        brand: new.brand,
        kind: new.kind,
        name: new.name.trim().to_owned(),
        content: new.content,
        updated_at: now,
        version: 1,
    };
    check(&template)?;
    let change = Change::by(actor, "template.created", template.id.0, now)
        .brand(template.brand)
        .to(json!({"name": template.name, "kind": template.kind}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::count(tx, workspace, template.brand).await? >= TEMPLATES_MAX {
                let problem = Problem::new(Kind::Conflict, "templates_too_many");
                return Err(problem.with("limit", TEMPLATES_MAX).into());
            }
            store::insert(tx, workspace, &template).await?;
            tx.tell(change);
            tx.answer(&template).await?;
            Ok(template)
        })
    })
    .await
}

/// Changes a template that is still in the version `seen`, if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what it says.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: TemplateId,
    seen: Option<i64>,
    changes: TemplateChanges,
    now: Timestamp,
) -> Result<Template> {
    let old = of_theirs(db, actor, id, seen).await?;
    let mut template = old.clone();
    if let Some(name) = changes.name {
        template.name = name.trim().to_owned();
    }
    if let Some(content) = changes.content {
        template.content = content;
    }
    template.updated_at = now;
    template.version += 1;
    check(&template)?;
    let change = Change::by(actor, "template.updated", id.0, now)
        .brand(old.brand)
        .from(json!({"name": old.name, "content": old.content}))
        .to(json!({"name": template.name, "content": template.content}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::update(tx, workspace, &template, old.version).await? {
                return Err(Problem::new(Kind::Stale, "stale").with("version", old.version).into());
            }
            tx.tell(change);
            tx.answer(&template).await?;
            Ok(template)
        })
    })
    .await
}

/// Deletes a template; what was written with it stays as it is. Returns what it was.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn delete(
    db: &Db,
    actor: &Actor,
    id: TemplateId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Template> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "template.deleted", id.0, now)
        .brand(old.brand)
        .from(json!({"name": old.name, "kind": old.kind, "content": old.content}));
    let workspace = actor.workspace;
    let gone = old.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if !store::delete(tx, workspace, id, old.version).await? {
                return Err(Problem::new(Kind::Stale, "stale").with("version", old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    Ok(gone)
}

async fn of_theirs(db: &Db, actor: &Actor, id: TemplateId, seen: Option<i64>) -> Result<Template> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found
        .filter(|one| actor.may(Right::PostsRead, Some(one.brand)))
        .ok_or_else(|| Problem::not_found("template"))?;
    actor.require(Right::PostsWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(Problem::new(Kind::Stale, "stale").with("version", found.version).into());
    }
    Ok(found)
}

fn check(template: &Template) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let length = template.name.chars().count();
    if length == 0 {
        problems.push(Problem::invalid("name", "template_name_missing"));
    } else if length > NAME_MAX {
        let problem = Problem::invalid("name", "template_name_too_long");
        problems.push(problem.with("limit", NAME_MAX).with("count", length));
    }
    let parts = &template.content.parts;
    let text: usize = parts.iter().map(|part| part.text.chars().count()).sum();
    let empty = parts.iter().all(|part| {
        part.text.trim().is_empty() && part.media.is_empty() && part.poll.is_none() && part.card.is_none()
    });
    if empty {
        problems.push(Problem::invalid("content.parts", "template_empty"));
    } else if parts.len() > PARTS_MAX || text > TEXT_MAX {
        let problem = Problem::invalid("content.parts", "template_too_long");
        problems.push(problem.with("parts", PARTS_MAX).with("limit", TEXT_MAX));
    } else if template.kind == TemplateKind::Hashtags
        && !parts
            .iter()
            .any(|part| part.text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('#')))
    {
        problems.push(Problem::invalid("content.parts", "hashtags_missing"));
    }
    Problem::all(problems)
}
