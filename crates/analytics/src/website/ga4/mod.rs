//! The Google Analytics property of a brand: connected by the key of a service account, fetched round by round.
//!
//! # Design
//! A property is read with a key that its owner makes and can take back, so that nobody's app must be reviewed by Google. The key is
//! sealed by whoever calls (analytics knows no vault), opened for a round only, and never told. What comes back lies beside what files
//! of the same property say (`files`): a day that was fetched is told from here, and a file that speaks of it is left out.

mod job;
mod store;
#[cfg(test)]
mod tests;

pub use job::{EVERY, Fetched, fetch_due};
pub(super) use store::{DECIMALS, Seen, Told, told, touches};

use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Change, Kind, Problem, Result, Right, Timestamp};
use selaras_networks::google::{Google, GoogleError, KeyUnfit, Obstacle, ServiceKey};
use selaras_store::Db;
use serde_json::json;

/// Largest key file, in bytes. Google's are a tenth of it.
const KEY_MAX: usize = 20_000;

/// How a secret is sealed or opened: with the place it lies in (`table|row|column`).
pub type Seal<'a> = &'a (dyn Fn(&str, &[u8]) -> Result<Vec<u8>> + Send + Sync);

/// How a secret is sealed anew; `None` where it need not be.
pub type Reseal<'a> = &'a (dyn Fn(&str, &[u8]) -> Result<Option<Vec<u8>>> + Send + Sync);

/// How the connection to a property fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Ga4State)]
pub enum State {
    /// No property is connected, and nothing of one is kept.
    None,
    /// Nothing was fetched yet.
    Waiting,
    /// The last round came to its end.
    Fetched,
    /// The last round did not; `error` says why and what to do. What was fetched before stays.
    Failing,
    /// The key was removed; what was fetched is kept.
    Disconnected,
}

/// Why a round did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Ga4Failure)]
pub struct Failure {
    /// Code of the message that says what happened and what to do.
    pub code: String,
    /// Google's own words.
    pub detail: String,
    /// When (UTC).
    pub at: Timestamp,
    /// What happened and what to do, in the reader's language: added where it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// The Google Analytics property of a brand. The key is never in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Ga4Property)]
pub struct Property {
    /// The brand.
    pub brand: BrandId,
    /// How it fares.
    pub state: State,
    /// The property's number; empty for none.
    pub property: String,
    /// The service account's address; empty for none.
    pub email: String,
    /// The property's zone, in which its days are; empty while it is not known.
    pub zone: String,
    /// The property's currency (ISO 4217); empty while it is not known.
    pub currency: String,
    /// First day that was fetched.
    #[schema(value_type = Option<String>, format = "date")]
    pub from: Option<Date>,
    /// Last day that was fetched.
    #[schema(value_type = Option<String>, format = "date")]
    pub to: Option<Date>,
    /// When a round last came to its end (UTC).
    pub fetched_at: Option<Timestamp>,
    /// When it is fetched next (UTC).
    pub next_at: Option<Timestamp>,
    /// Why the last round did not come to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
    /// Some of the last round Google reckoned from a sample.
    pub sampled: bool,
    /// From the last round Google left rows out that few people stand behind.
    pub thresholded: bool,
    /// The last round had more different rows than are told apart; the rest is missing or under `(other)`.
    pub incomplete: bool,
}

/// A property to be connected. No `Debug`: the key is a secret.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGa4Property)]
pub struct NewProperty {
    /// The brand.
    pub brand: BrandId,
    /// The property's number, such as `123456789`; `properties/123456789` is understood too.
    pub property: String,
    /// The JSON key file of a service account that may see the property, as Google gives it.
    pub key: String,
}

/// The property of a brand, connected or not.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn get(db: &Db, actor: &Actor, brand: BrandId) -> Result<Property> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    Ok(store::get(db, actor.workspace, brand).await?.unwrap_or_else(|| none(brand)))
}

/// Connects a property after looking whether it may be read; the same one again gets a new key. It is fetched at once, and from then on
/// every six hours. The caller has looked whether there is such a brand.
///
/// # Errors
/// `not_found`, `forbidden`; `ga4_property_unfit`, `ga4_key_unfit`, `ga4_key_kind`, `ga4_key_damaged` for what was given; `ga4_other_property`
/// while numbers of another one are kept; `ga4_key_refused`, `ga4_api_off`, `ga4_no_access`, `ga4_refused`, `ga4_busy`, `ga4_away` for what
/// Google says. Then nothing is changed.
pub async fn connect(
    db: &Db,
    actor: &Actor,
    new: NewProperty,
    google: &Google,
    seal: Seal<'_>,
    now: Timestamp,
) -> Result<Property> {
    crate::allow(actor, Right::ProfilesManage, new.brand)?;
    let brand = new.brand;
    let (property, key) = read(&new)?;
    let known = store::get(db, actor.workspace, brand).await?;
    if let Some(known) = known.filter(|known| known.property != property) {
        return Err(other(&known.property).into());
    }
    let yesterday =
        (now - std::time::Duration::from_secs(24 * 3600)).to_jiff().to_zoned(jiff::tz::TimeZone::UTC);
    let looked = google.look(&key, &property, yesterday.date(), now).await;
    let (zone, currency) = looked.map_err(|error| refused(&error, &property, key.email()))?;
    let sealed = seal(&place(brand), new.key.as_bytes())?;
    let email = key.email().to_owned();
    let change = Change::by(actor, "ga4.connected", brand.0, now)
        .brand(brand)
        .to(json!({"property": property, "email": email}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            let to = store::Connected { property, email, sealed, zone, currency };
            if let Some(other_one) = store::connect(tx, workspace, brand, &to, now).await? {
                return Err(other(&other_one).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    get(db, actor, brand).await
}

/// Fetches the property in the next round, whenever it would have been its turn: somebody has mended what stood in the way.
///
/// # Errors
/// `not_found`, `forbidden`; `ga4_none` when none is connected.
pub async fn hurry(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Property> {
    crate::allow(actor, Right::ProfilesManage, brand)?;
    let workspace = actor.workspace;
    let there = db.write(move |tx| Box::pin(store::hurry(tx, workspace, brand, now))).await?;
    if !there {
        return Err(Problem::new(Kind::Conflict, "ga4_none").into());
    }
    get(db, actor, brand).await
}

/// Removes the key; with `forget` everything that was fetched, too. Done twice it changes nothing.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn disconnect(db: &Db, actor: &Actor, brand: BrandId, forget: bool, now: Timestamp) -> Result<()> {
    crate::allow(actor, Right::ProfilesManage, brand)?;
    let change =
        Change::by(actor, "ga4.disconnected", brand.0, now).brand(brand).to(json!({"forgotten": forget}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if store::disconnect(tx, workspace, brand, forget).await? {
                tx.tell(change);
            }
            Ok(())
        })
    })
    .await
}

/// Seals every key anew for which `seal` gives a new value; says how many.
///
/// # Errors
/// When one cannot be opened, and the database's; it can be run again.
pub async fn reseal_all(db: &Db, seal: Reseal<'_>) -> Result<u64> {
    let mut done = 0;
    for (brand, old) in store::secrets(db).await? {
        if let Some(new) = seal(&place(brand), &old)? {
            done += db
                .write(move |tx| Box::pin(async move { store::reseal(tx, brand, &old, &new).await }))
                .await?;
        }
    }
    Ok(done)
}

/// Where a brand's key lies, to which it is bound when it is sealed.
fn place(brand: BrandId) -> String {
    format!("ga4_properties|{brand}|secret")
}

fn none(brand: BrandId) -> Property {
    Property {
        brand,
        state: State::None,
        property: String::new(),
        email: String::new(),
        zone: String::new(),
        currency: String::new(),
        from: None,
        to: None,
        fetched_at: None,
        next_at: None,
        error: None,
        sampled: false,
        thresholded: false,
        incomplete: false,
    }
}

/// What was given, read; all that is wrong with it is told at once.
fn read(new: &NewProperty) -> Result<(String, ServiceKey), Problem> {
    let property = new.property.trim();
    let property = property.strip_prefix("properties/").unwrap_or(property).to_owned();
    let mut problems = Vec::new();
    if !(1..=20).contains(&property.len()) || !property.bytes().all(|b| b.is_ascii_digit()) {
        problems.push(Problem::invalid("property", "ga4_property_unfit"));
    }
    let key = if new.key.len() > KEY_MAX { Err(KeyUnfit::NotAKeyFile) } else { ServiceKey::read(&new.key) };
    let key = key.map_err(|why| Problem::invalid("key", unfit(why)));
    if let Err(problem) = &key {
        problems.push(problem.clone());
    }
    Problem::all(problems)?;
    Ok((property, key?))
}

fn unfit(why: KeyUnfit) -> &'static str {
    match why {
        KeyUnfit::NotAKeyFile => "ga4_key_unfit",
        KeyUnfit::OtherKind => "ga4_key_kind",
        KeyUnfit::Damaged => "ga4_key_damaged",
    }
}

fn other(property: &str) -> Problem {
    Problem::new(Kind::Conflict, "ga4_other_property").at("property").with("property", property)
}

/// The code of the message that says what Google did not let us do, and what to do.
fn code_of(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Key => "ga4_key_refused",
        Obstacle::ApiOff => "ga4_api_off",
        Obstacle::NoAccess => "ga4_no_access",
        Obstacle::Refused => "ga4_refused",
        Obstacle::Busy => "ga4_busy",
        Obstacle::Away => "ga4_away",
    }
}

/// A refusal while somebody waits for it.
fn refused(error: &GoogleError, property: &str, email: &str) -> Problem {
    let (kind, field) = match error.obstacle {
        Obstacle::Key | Obstacle::ApiOff => (Kind::Invalid, "key"),
        Obstacle::NoAccess | Obstacle::Refused => (Kind::Invalid, "property"),
        Obstacle::Busy | Obstacle::Away => (Kind::Upstream, ""),
    };
    Problem::new(kind, code_of(error.obstacle))
        .at(field)
        .with("detail", error.detail.clone())
        .with("property", property)
        .with("email", email)
}
