//! Panels of figures: ready ones, and those that people compose themselves.

mod ready;
mod store;
#[cfg(test)]
mod tests;

pub use ready::ready;

use selaras_analytics::measure::{Counting, Dimension, Figure, Whose};
use selaras_kernel::{
    Actor, BrandId, Change, DashboardId, Kind, PersonId, Problem, ProfileId, Result, Right, Role, Timestamp,
    WorkspaceId, actor::Grant,
};
use selaras_store::{Db, Tx};
use selaras_workspaces::{bearer, brands};
use serde_json::json;
use std::time::Duration;

/// Most panels of a dashboard.
pub const PANELS_MAX: usize = 24;
/// Most dashboards of a brand.
pub const DASHBOARDS_MAX: usize = 100;
/// Longest life of a link, in days.
const DAYS_MAX: i64 = 365;
/// What every token begins with, so that one that was posted somewhere can be recognised.
const PREFIX: &str = "dsh_";

/// How a panel is shown. Each has its table behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// One figure with its change.
    Number,
    /// A line over time.
    Line,
    /// Bars.
    Bar,
    /// Weekdays by hours, or any two dimensions.
    Heat,
    /// A table.
    Table,
    /// The best posts.
    Top,
}

/// With what a panel is compared.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Nothing.
    None,
    /// The time of the same length before.
    #[default]
    Previous,
    /// The same days a year before.
    Year,
}

/// One panel: a question without its brand and time.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// A name of one's own, at most 100 characters; empty to be called by what it shows.
    #[serde(default)]
    pub title: String,
    /// How it is shown.
    pub chart: Chart,
    /// What is measured.
    pub figure: Figure,
    /// By what, at most three.
    #[serde(default)]
    pub by: Vec<Dimension>,
    /// What happened in the time, or what came of its posts.
    #[serde(default)]
    pub counting: Counting,
    /// Whose.
    #[serde(default)]
    pub whose: Whose,
    /// Only these profiles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<ProfileId>,
    /// With what it is compared.
    #[serde(default)]
    pub compare: Compare,
    /// How many columns of four it takes, 1 to 4.
    pub width: u8,
}

/// Panels in an order.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Dashboard {
    /// Its id; absent for a ready one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<DashboardId>,
    /// Which ready one: `overview`, `content`, `audience`, `competitors`, `campaign`, `service`; absent for an own one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<String>,
    /// What it is called; empty for a ready one, which each language calls its own way.
    pub name: String,
    /// Its panels.
    pub panels: Vec<Panel>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// Grows with every change; 0 for a ready one.
    pub version: i64,
    /// Until when the link that was made last is good (UTC); absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_until: Option<Timestamp>,
}

/// A dashboard to be made or changed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDashboard {
    /// What it is called, 1 to 100 characters.
    pub name: String,
    /// Its panels, 1 to 24.
    pub panels: Vec<Panel>,
}

impl NewDashboard {
    fn check(&self) -> Result<()> {
        let mut problems = Vec::new();
        let length = self.name.trim().chars().count();
        if length == 0 {
            problems.push(Problem::invalid("name", "name_missing"));
        } else if length > 100 {
            problems.push(Problem::invalid("name", "name_too_long").with("limit", 100).with("count", length));
        }
        if !(1..=PANELS_MAX).contains(&self.panels.len()) {
            problems.push(
                Problem::invalid("panels", "number_out_of_range").with("least", 1).with("most", PANELS_MAX),
            );
        }
        for (n, panel) in self.panels.iter().enumerate() {
            if panel.title.chars().count() > 100 {
                let count = panel.title.chars().count();
                problems.push(
                    Problem::invalid(format!("panels[{n}].title"), "name_too_long")
                        .with("limit", 100)
                        .with("count", count),
                );
            }
            if !(1..=4).contains(&panel.width) {
                problems.push(
                    Problem::invalid(format!("panels[{n}].width"), "number_out_of_range")
                        .with("least", 1)
                        .with("most", 4),
                );
            }
            if panel.by.len() > 3 {
                problems.push(Problem::invalid(format!("panels[{n}].by"), "cuts_too_many").with("limit", 3));
            }
        }
        Ok(Problem::all(problems)?)
    }
}

/// The dashboards of a brand: the ready ones, then its own by name.
///
/// # Errors
/// `not_found` for a brand whose numbers the actor may not see.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Dashboard>> {
    sees(db, actor, brand).await?;
    let own = store::list(db, actor.workspace, brand).await?;
    Ok(ready().into_iter().chain(own).collect())
}

/// One dashboard of a brand's own.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: DashboardId) -> Result<(BrandId, Dashboard)> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|(brand, _)| actor.may(Right::NumbersRead, Some(*brand)));
    Ok(found.ok_or_else(|| Problem::not_found("dashboard"))?)
}

/// Makes a dashboard.
///
/// # Errors
/// `not_found`; `forbidden`; `name_missing`, `name_too_long`, `number_out_of_range`, `cuts_too_many`; `dashboards_too_many`.
pub async fn create(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    new: NewDashboard,
    now: Timestamp,
) -> Result<Dashboard> {
    sees(db, actor, brand).await?;
    actor.require(Right::NumbersWrite, Some(brand))?;
    new.check()?;
    if store::list(db, actor.workspace, brand).await?.len() >= DASHBOARDS_MAX {
        return Err(Problem::new(Kind::Conflict, "dashboards_too_many").with("limit", DASHBOARDS_MAX).into());
    }
    let made = Dashboard {
        id: Some(DashboardId::new(now)),
        ready: None,
        name: new.name.trim().to_owned(),
        panels: new.panels,
        created_by: actor.person,
        version: 1,
        shared_until: None,
    };
    let (actor, kept) = (actor.clone(), made.clone());
    db.write(move |tx| {
        Box::pin(async move {
            store::insert(tx, actor.workspace, brand, &kept, now).await?;
            let id = kept.id.map(|id| id.0).unwrap_or_default();
            tx.tell(
                Change::by(&actor, "dashboard.created", id, now).brand(brand).to(json!({"name": kept.name})),
            );
            tx.answer(&kept).await
        })
    })
    .await?;
    Ok(made)
}

/// Changes a dashboard; `version` is the one that was seen.
///
/// # Errors
/// As [`create`]; `not_found`; `stale` when somebody changed it since.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: DashboardId,
    version: i64,
    new: NewDashboard,
    now: Timestamp,
) -> Result<Dashboard> {
    let (brand, mut after) = get(db, actor, id).await?;
    actor.require(Right::NumbersWrite, Some(brand))?;
    new.check()?;
    let before = after.name.clone();
    (after.name, after.panels, after.version) = (new.name.trim().to_owned(), new.panels, version + 1);
    let (actor, kept) = (actor.clone(), after.clone());
    db.write(move |tx| {
        Box::pin(async move {
            if !store::update(tx, actor.workspace, &kept, version).await? {
                return Err(Problem::new(Kind::Stale, "stale").into());
            }
            let change = Change::by(&actor, "dashboard.changed", id.0, now).brand(brand);
            tx.tell(change.from(json!({"name": before})).to(json!({"name": kept.name})));
            Ok(())
        })
    })
    .await?;
    Ok(after)
}

/// Removes a dashboard with its links.
///
/// # Errors
/// `not_found`; `forbidden`.
pub async fn remove(db: &Db, actor: &Actor, id: DashboardId, now: Timestamp) -> Result<()> {
    let (brand, dashboard) = get(db, actor, id).await?;
    actor.require(Right::NumbersWrite, Some(brand))?;
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            store::remove(tx, actor.workspace, id).await?;
            let change = Change::by(&actor, "dashboard.removed", id.0, now).brand(brand);
            tx.tell(change.from(json!({"name": dashboard.name})));
            Ok(())
        })
    })
    .await
}

/// Makes the link by which a dashboard is seen without an account until `days` from now; one made before opens nothing any more.
/// Returns the token, which is told only here, and until when it is good.
///
/// # Errors
/// `not_found`; `forbidden`; `number_out_of_range` for the days, 1 to 365.
pub async fn share(
    db: &Db,
    actor: &Actor,
    id: DashboardId,
    days: i64,
    now: Timestamp,
) -> Result<(String, Timestamp)> {
    let (brand, dashboard) = get(db, actor, id).await?;
    actor.require(Right::NumbersWrite, Some(brand))?;
    if !(1..=DAYS_MAX).contains(&days) {
        return Err(Problem::invalid("days", "number_out_of_range")
            .with("least", 1)
            .with("most", DAYS_MAX)
            .into());
    }
    let token = bearer::new(PREFIX);
    let (hash, until) = (bearer::hash(&token), now + Duration::from_secs(days.unsigned_abs() * 86_400));
    let actor = actor.clone();
    db.write(move |tx| {
        let hash = hash.clone();
        let (actor, name) = (actor.clone(), dashboard.name.clone());
        Box::pin(async move {
            store::set_link(tx, actor.workspace, id, Some((&hash, until))).await?;
            let change = Change::by(&actor, "dashboard.shared", id.0, now).brand(brand);
            tx.tell(change.to(json!({"name": name, "expires_at": until})));
            Ok(())
        })
    })
    .await?;
    Ok((token, until))
}

/// Withdraws the link of a dashboard.
///
/// # Errors
/// `not_found`; `forbidden`.
pub async fn withdraw(db: &Db, actor: &Actor, id: DashboardId, now: Timestamp) -> Result<()> {
    let (brand, dashboard) = get(db, actor, id).await?;
    actor.require(Right::NumbersWrite, Some(brand))?;
    let actor = actor.clone();
    db.write(move |tx| {
        let (actor, name) = (actor.clone(), dashboard.name.clone());
        Box::pin(async move {
            store::set_link(tx, actor.workspace, id, None).await?;
            tx.tell(
                Change::by(&actor, "dashboard.unshared", id.0, now).brand(brand).to(json!({"name": name})),
            );
            Ok(())
        })
    })
    .await
}

/// What a link opens: the dashboard, its brand, and an actor that may see this brand's numbers and nothing else.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Sees the brand's numbers as a client does.
    pub actor: Actor,
    /// The brand.
    pub brand: BrandId,
    /// The dashboard.
    pub dashboard: Dashboard,
}

/// Opens a link.
///
/// # Errors
/// `link_unknown` for one that is not known, withdrawn or over.
pub async fn open(db: &Db, token: &str, now: Timestamp) -> Result<Opened> {
    let found = match token.starts_with(PREFIX) {
        true => store::by_link(db, &bearer::hash(token), now).await?,
        false => None,
    };
    let (workspace, brand, dashboard) = found.ok_or_else(|| Problem::new(Kind::NotFound, "link_unknown"))?;
    let grants = vec![Grant { brand: Some(brand), role: Role::Client }];
    let actor = Actor { grants, ..Actor::system(workspace) };
    Ok(Opened { actor, brand, dashboard })
}

/// Removes the dashboards of a brand of sample data, without trace.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<()> {
    store::remove_brand(tx, workspace, brand).await
}

async fn sees(db: &Db, actor: &Actor, brand: BrandId) -> Result<()> {
    if !actor.may(Right::NumbersRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, brand).await.map(|_| ())
}
