//! What a brand looks and sounds like: logos, colours, and notes on typefaces and voice, at hand where posts are written.

mod store;

use crate::media::{self, Media};
use selaras_kernel::{Actor, BrandId, Change, Kind, MediaId, Problem, Result, Right, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx};
use serde_json::json;

/// Most logos of a brand.
const LOGOS_MAX: usize = 20;
/// Most colours of a brand.
const COLOURS_MAX: usize = 30;
/// Longest name of a colour, in characters.
const NAME_MAX: usize = 60;
/// Longest note, in characters.
const NOTE_MAX: usize = 4_000;

/// A colour of a brand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Colour {
    /// What people call it.
    pub name: String,
    /// `#` and six hexadecimal digits.
    #[schema(example = "#6f4e37")]
    pub hex: String,
}

/// A brand's kit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Kit {
    /// To be handed back with a change, which is about what was seen; 0 while nothing was said.
    pub version: i64,
    /// Its logos, in the order they were chosen; those that left the library are left out.
    pub logos: Vec<Media>,
    /// Its colours.
    pub colours: Vec<Colour>,
    /// Which typefaces for what.
    pub fonts: String,
    /// How the brand speaks.
    pub voice: String,
}

/// A brand's kit as it shall be.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKit {
    /// The version that was changed.
    pub version: i64,
    /// Images of the brand's library, at most 20.
    #[serde(default)]
    pub logos: Vec<MediaId>,
    /// At most 30.
    #[serde(default)]
    pub colours: Vec<Colour>,
    /// Which typefaces for what.
    #[serde(default)]
    pub fonts: String,
    /// How the brand speaks.
    #[serde(default)]
    pub voice: String,
}

/// A brand's kit.
///
/// # Errors
/// `not_found` for a brand whose library the actor may not see.
pub async fn get(db: &Db, actor: &Actor, brand: BrandId) -> Result<Kit> {
    if !actor.may(Right::MediaRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    let Some(row) = store::get(db, actor.workspace, brand).await? else {
        // A brand that is not there has no kit either.
        selaras_workspaces::brands::get(db, &Actor::system(actor.workspace), brand).await?;
        let none = String::new;
        return Ok(Kit { version: 0, logos: Vec::new(), colours: Vec::new(), fonts: none(), voice: none() });
    };
    let mut known = media::known(db, actor.workspace, brand, &row.logos.0).await?;
    let logos = row.logos.0.iter().filter_map(|id| known.remove(id)).collect();
    Ok(Kit { version: row.version, logos, colours: row.colours.0, fonts: row.fonts, voice: row.voice })
}

/// Says what a brand looks and sounds like; replaces all of it.
///
/// # Errors
/// `not_found` (brand, logo), `forbidden` without `media.write`, `kit_changed` when somebody else was quicker, `kit_logo_kind`,
/// `kit_too_many`, `kit_colour`, `kit_colour_name`, `name_too_long`.
pub async fn set(db: &Db, actor: &Actor, brand: BrandId, new: NewKit, now: Timestamp) -> Result<Kit> {
    let old = get(db, actor, brand).await?;
    actor.require(Right::MediaWrite, Some(brand))?;
    let mut problems = Vec::new();
    for (field, count, limit) in
        [("logos", new.logos.len(), LOGOS_MAX), ("colours", new.colours.len(), COLOURS_MAX)]
    {
        if count > limit {
            problems.push(Problem::invalid(field, "kit_too_many").with("limit", limit).with("count", count));
        }
    }
    let colours: Vec<_> =
        new.colours.iter().enumerate().map(|(at, one)| colour(at, one, &mut problems)).collect();
    for (field, text) in [("fonts", &new.fonts), ("voice", &new.voice)] {
        let count = text.chars().count();
        if count > NOTE_MAX {
            problems
                .push(Problem::invalid(field, "name_too_long").with("limit", NOTE_MAX).with("count", count));
        }
    }
    Problem::all(problems)?;
    let changed = || Problem::new(Kind::Conflict, "kit_changed");
    if new.version != old.version {
        return Err(changed().into());
    }
    let known = media::known(db, actor.workspace, brand, &new.logos).await?;
    for (at, id) in new.logos.iter().enumerate() {
        let at = format!("logos[{at}]");
        let file = known.get(id).ok_or_else(|| Problem::not_found("media").at(&at))?;
        if !file.mime.starts_with("image/") {
            return Err(Problem::invalid(at, "kit_logo_kind").with("name", file.name.clone()).into());
        }
    }
    let text = |text: &str| text.trim().replace('\0', "");
    let row = store::Row {
        version: old.version + 1,
        logos: sqlx::types::Json(new.logos),
        colours: sqlx::types::Json(colours),
        fonts: text(&new.fonts),
        voice: text(&new.voice),
    };
    let told = |logos: usize, colours: &[Colour]| json!({"logos": logos, "colours": colours});
    let change = Change::by(actor, "brand_kit.changed", brand.0, now)
        .brand(brand)
        .from(told(old.logos.len(), &old.colours))
        .to(told(row.logos.0.len(), &row.colours.0));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::put(tx, workspace, brand, &row, old.version).await? {
                return Err(changed().into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    get(db, actor, brand).await
}

/// Lets the kit show `new` where it showed `old`, an older version of it.
///
/// # Errors
/// The database's.
pub(crate) async fn follow(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    old: MediaId,
    new: MediaId,
) -> Result<()> {
    let Some(row) = store::get_in(tx, workspace, brand).await? else { return Ok(()) };
    if !row.logos.0.contains(&old) {
        return Ok(());
    }
    let logos = row.logos.0.iter().map(|id| if *id == old { new } else { *id }).collect();
    let seen = row.version;
    let row = store::Row { logos: sqlx::types::Json(logos), version: seen + 1, ..row };
    if store::put(tx, workspace, brand, &row, seen).await? {
        return Ok(());
    }
    Err(Problem::new(Kind::Conflict, "kit_changed").into())
}

/// A colour as it is kept, noting what is wrong with it.
fn colour(at: usize, colour: &Colour, problems: &mut Vec<Problem>) -> Colour {
    let name = colour.name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        let problem = Problem::invalid(format!("colours[{at}].name"), "kit_colour_name");
        problems.push(problem.with("limit", NAME_MAX));
    }
    let digits = colour.hex.trim().trim_start_matches('#').to_lowercase();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let problem = Problem::invalid(format!("colours[{at}].hex"), "kit_colour");
        problems.push(problem.with("value", colour.hex.clone()));
    }
    Colour { name: name.into(), hex: format!("#{digits}") }
}
