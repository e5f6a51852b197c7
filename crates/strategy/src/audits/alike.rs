//! Who looks like us on networks that can be searched by name? The network is asked through an account of the brand, never within a write.

use super::inventory::{self, InventoryProfile};
use selaras_analytics::competitors::Lookout;
use selaras_kernel::{Actor, BrandId, Metric, Result};
use selaras_networks::{Account, Connector, Registry};
use selaras_workspaces::brands::Brand;

/// Most look-alikes that are told of a network.
const FOUND_MAX: usize = 10;
/// Most words that a network is asked for.
const WORDS_MAX: usize = 3;
/// Handles shorter than this are not compared letter by letter: too many are near each other by chance.
const LONG: usize = 5;

/// How a network was searched for look-alikes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditLooked)]
pub struct Looked {
    /// The network's name.
    pub network: String,
    /// What came of it.
    pub outcome: LookOutcome,
    /// What was searched for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Accounts that look like ours, the likest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<LookAlike>,
}

/// What a search for look-alikes came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LookOutcome {
    /// It was searched.
    Searched,
    /// It is searched through an account, and none of the brand is connected.
    NoAccount,
    /// This network cannot be searched by name.
    NotSearchable,
    /// The network did not answer.
    Failed,
    /// Nothing real is asked about sample data.
    Sample,
}

/// An account that looks like one of ours.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct LookAlike {
    /// What stands behind the `@`.
    pub handle: String,
    /// Its display name.
    pub name: String,
    /// Its page, where the network told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its followers, where the network told them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followers: Option<i64>,
    /// In what it looks like us.
    pub likeness: Likeness,
}

/// In what somebody looks like us.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same handle, but for signs and digits that look like letters.
    SameHandle,
    /// The same name.
    SameName,
    /// A handle that differs in a letter or two, or has ours in it.
    NearHandle,
    /// A name that has ours in it.
    NearName,
}

/// Searches the networks for accounts that look like the brand or its profiles. What cannot be searched says why; a network that does not
/// answer fails alone.
///
/// # Errors
/// The database's.
pub async fn search(
    registry: &Registry,
    lookout: &dyn Lookout,
    actor: &Actor,
    brand: &Brand,
    inventory: &[InventoryProfile],
) -> Result<Vec<Looked>> {
    let mut all = Vec::new();
    for connector in registry.all() {
        let network = connector.capability().network;
        let looked = |outcome| Looked { network: network.into(), outcome, words: vec![], found: vec![] };
        if brand.sample {
            all.push(looked(LookOutcome::Sample));
            continue;
        }
        let account = lookout.account(actor.workspace, brand.id, network).await?;
        let Some(account) = account else {
            all.push(looked(LookOutcome::NoAccount));
            continue;
        };
        let words = words(&brand.name, inventory, network);
        all.push(match at(connector.as_ref(), &account, &words, &brand.name, inventory).await {
            Ok(found) => Looked { words, found, ..looked(LookOutcome::Searched) },
            Err(error) => {
                tracing::info!(brand = %brand.id, network, %error, "look-alikes could not be searched for");
                Looked { words, ..looked(LookOutcome::Failed) }
            }
        });
    }
    let mut others: Vec<&str> = inventory.iter().map(|one| one.said.network.as_str()).collect();
    others.sort_unstable();
    others.dedup();
    for network in others.into_iter().filter(|name| registry.get(name).is_none()) {
        let outcome = LookOutcome::NotSearchable;
        all.push(Looked { network: network.to_owned(), outcome, words: vec![], found: vec![] });
    }
    Ok(all)
}

/// The brand, once: what a search needs to know of it.
///
/// # Errors
/// `not_found`.
pub(super) async fn brand(db: &selaras_store::Db, actor: &Actor, id: BrandId) -> Result<Brand> {
    selaras_workspaces::brands::get(db, &Actor::system(actor.workspace), id).await
}

/// What to search for: the brand's name, then how its profiles on the network call themselves.
fn words(brand: &str, inventory: &[InventoryProfile], network: &str) -> Vec<String> {
    let mut words = vec![brand.trim().to_owned()];
    for one in inventory.iter().filter(|one| one.said.network == network && is_ours(one)) {
        let local = local(&one.handle).to_owned();
        if !local.is_empty() && !words.iter().any(|word| letters(word) == letters(&local)) {
            words.push(local);
        }
    }
    words.truncate(WORDS_MAX);
    words
}

async fn at(
    connector: &dyn Connector,
    account: &Account,
    words: &[String],
    brand: &str,
    inventory: &[InventoryProfile],
) -> selaras_networks::Result<Vec<LookAlike>> {
    let network = connector.capability().network;
    let here: Vec<&InventoryProfile> = inventory.iter().filter(|one| one.said.network == network).collect();
    let ours: Vec<&str> =
        inventory.iter().filter(|one| is_ours(one)).map(|one| one.handle.as_str()).collect();
    let mut all: Vec<LookAlike> = Vec::new();
    for word in words {
        for found in connector.find_accounts(account, word).await? {
            let handle = whole(&found.handle, &account.handle);
            let known = here.iter().any(|one| inventory::folded(&one.handle) == inventory::folded(&handle));
            if known || all.iter().any(|one| one.handle == handle) {
                continue;
            }
            if let Some(likeness) = likeness(brand, &ours, &handle, &found.name) {
                all.push(LookAlike { handle, name: found.name, url: None, followers: None, likeness });
            }
        }
    }
    all.sort_by(|a, b| (a.likeness, &a.handle).cmp(&(b.likeness, &b.handle)));
    all.truncate(FOUND_MAX);
    if connector.capability().public_profiles.is_some() {
        for one in &mut all {
            // How many follow it says how much it matters; without that it is still one.
            if let Ok(seen) = connector.find_public(Some(account), &one.handle).await {
                one.url = Some(seen.url);
                one.followers = seen.numbers.get(&Metric::Followers).copied();
            }
        }
    }
    Ok(all)
}

fn is_ours(one: &InventoryProfile) -> bool {
    one.said.status != inventory::ProfileStatus::LookAlike
}

/// A handle with its domain, where the network leaves out that of the own server.
fn whole(found: &str, own: &str) -> String {
    match own.split_once('@') {
        Some((_, domain)) if !found.contains('@') => format!("{found}@{domain}"),
        _ => found.to_owned(),
    }
}

/// The part of a handle or address that people choose.
fn local(handle: &str) -> &str {
    let bare = handle.trim().trim_start_matches('@').trim_end_matches('/');
    let last = bare.rsplit('/').next().unwrap_or(bare).trim_start_matches('@');
    let name = last.split('@').next().unwrap_or(last);
    name.split('.').next().unwrap_or(name)
}

/// What is compared of a name: small letters without signs, digits as the letters they are taken for.
fn letters(name: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    small
        .map(|c| match c {
            '0' => 'o',
            '1' | 'l' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

/// In what an account looks like a brand or its profiles; `None` when in nothing.
pub(super) fn likeness(brand: &str, ours: &[&str], handle: &str, name: &str) -> Option<Likeness> {
    let theirs = letters(local(handle));
    let brand = letters(brand);
    let own = || ours.iter().map(|handle| letters(local(handle))).chain([brand.clone()]);
    let own = || own().filter(|own| own.chars().count() >= 3);
    if own().any(|own| own == theirs) {
        return Some(Likeness::SameHandle);
    }
    let their_name = letters(name);
    if brand.chars().count() >= 3 && brand == their_name {
        return Some(Likeness::SameName);
    }
    let near = |own: &String| {
        let length = own.chars().count();
        length >= LONG
            && (theirs.contains(own.as_str()) || apart(own, &theirs) <= if length < 9 { 1 } else { 2 })
    };
    if own().any(|own| near(&own)) {
        return Some(Likeness::NearHandle);
    }
    (brand.chars().count() >= LONG && their_name.contains(&brand)).then_some(Likeness::NearName)
}

/// How many letters must be put in, left out or changed to make one of the other (Levenshtein 1966).
fn apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_looks_like_us_and_who_does_not() {
        let ours = ["kopisenja@mastodon.social", "kopisenja.bsky.social"];
        let check = |handle: &str, name: &str, expect: Option<Likeness>| {
            assert_eq!(likeness("Kopi Senja", &ours, handle, name), expect, "{handle} {name}");
        };
        check("kopisenja@lain.example", "", Some(Likeness::SameHandle));
        check("kopi_senja@lain.example", "Toko", Some(Likeness::SameHandle));
        check("k0pisenja.bsky.social", "", Some(Likeness::SameHandle));
        check("senja123@lain.example", "KOPI SENJA", Some(Likeness::SameName));
        check("kopisenjaa@lain.example", "", Some(Likeness::NearHandle));
        check("kopi.senja.promo", "", None);
        check("kopisenja_official@lain.example", "", Some(Likeness::NearHandle));
        check("kopisenjha@lain.example", "", Some(Likeness::NearHandle));
        check("hadiah@lain.example", "Hadiah Kopi Senja 2026", Some(Likeness::NearName));
        check("kopipagi@lain.example", "Kopi Pagi", None);
        check("senja@lain.example", "Senja", None);
        assert_eq!(likeness("XY", &[], "xy@a.example", "XY"), None, "too short to tell");
    }

    #[test]
    fn the_distance_of_two_names_is_the_same_both_ways() {
        for (a, b, expect) in
            [("", "", 0), ("kopi", "", 4), ("kopi", "kopi", 0), ("kopi", "kobi", 1), ("senja", "sneja", 2)]
        {
            assert_eq!((apart(a, b), apart(b, a)), (expect, expect), "{a} {b}");
        }
    }

    #[test]
    fn a_handle_is_read_from_what_people_write() {
        for (typed, expect) in [
            ("@ani@contoh.id", "ani"),
            ("ani.bsky.social", "ani"),
            ("https://www.instagram.com/kopisenja/", "kopisenja"),
            ("https://x.example/@ani", "ani"),
        ] {
            assert_eq!(local(typed), expect);
        }
    }
}
