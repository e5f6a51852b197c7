//! Which rows of a plain table are the chosen profile's.
//!
//! Our template, and a table whose headings a person explained, may hold several accounts: a column names the network, another the
//! account. A profile has one value a day, so rows of another account must not come in with it. Files that networks and other
//! tools export are left as they are.

use super::exports::{Assumption, Export, Rejected};
use selaras_kernel::{Problem, Result};
use std::collections::{BTreeMap, BTreeSet};

/// The profile whose rows are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted<'a> {
    /// Its network's name.
    pub network: &'a str,
    /// What it is called; empty where that is not known here.
    pub name: &'a str,
}

/// Says which accounts a plain table names, if several, as the assumption `several_accounts` (accounts).
pub(super) fn tell(export: &mut Export) {
    let named: BTreeSet<String> = rows(export).map(|row| label(row.network, row.account)).collect();
    let named: Vec<String> = named.into_iter().filter(|label| !label.is_empty()).collect();
    if export.shape.is_plain() && named.len() > 1 {
        let params = vec![("accounts".to_owned(), named.join(", "))];
        export.assumptions.push(Assumption { code: "several_accounts".to_owned(), params });
    }
}

/// Keeps the rows of a plain table that are the wanted profile's; the others are rejected as `other_network` or `other_account`.
/// A row that names no network or no account is taken to be the profile's, and so is the only account on its network, whatever
/// it is called. Of rows that tell the same afterwards the first holds.
///
/// # Errors
/// `import_other_network` when all rows are of other networks; `import_several_accounts` when several accounts are on the
/// profile's network and none is called like it.
pub(super) fn keep(export: &mut Export, wanted: Wanted<'_>) -> Result<()> {
    if !export.shape.is_plain() {
        return Ok(());
    }
    let here = |network: Option<&str>| network.is_none_or(|network| network == wanted.network);
    if rows(export).next().is_some() && !rows(export).any(|row| here(row.network)) {
        let of: BTreeSet<&str> = rows(export).filter_map(|row| row.network).collect();
        return Err(Problem::invalid("profile", "import_other_network")
            .with("file", of.into_iter().collect::<Vec<_>>().join(", "))
            .with("profile", wanted.network)
            .into());
    }
    let accounts: BTreeMap<String, &str> = rows(export)
        .filter(|row| here(row.network))
        .filter_map(|row| row.account.map(|account| (bare(account), account)))
        .collect();
    let (several, called) = (accounts.len() > 1, bare(wanted.name));
    if several && !accounts.contains_key(&called) {
        let accounts: Vec<&str> = accounts.into_values().collect();
        return Err(Problem::invalid("profile", "import_several_accounts")
            .with("accounts", accounts.join(", "))
            .into());
    }
    let mut others: BTreeMap<(Option<String>, u64), (String, &str)> = BTreeMap::new();
    for row in rows(export) {
        let other = several && row.account.is_some_and(|account| bare(account) != called);
        let reason = if !here(row.network) {
            "other_network"
        } else if other {
            "other_account"
        } else {
            continue;
        };
        others.insert((row.sheet.cloned(), row.line), (label(row.network, row.account), reason));
    }
    let ours = |sheet: &Option<String>, line: u64| !others.contains_key(&(sheet.clone(), line));
    export.days.retain(|row| ours(&row.sheet, row.line));
    export.posts.retain(|row| ours(&row.sheet, row.line));
    export.post_days.retain(|row| ours(&row.sheet, row.line));
    export.rejected.extend(others.into_iter().map(|((sheet, line), (value, reason))| Rejected {
        line,
        sheet,
        column: None,
        value: value.chars().take(80).collect(),
        reason: reason.to_owned(),
        whole_row: true,
    }));
    export.once(false);
    Ok(())
}

/// A row, and whose it says it is.
struct Row<'e> {
    sheet: Option<&'e String>,
    line: u64,
    network: Option<&'e str>,
    account: Option<&'e str>,
}

fn rows(export: &Export) -> impl Iterator<Item = Row<'_>> {
    fn row<'e>(
        (sheet, line): (&'e Option<String>, u64),
        network: &'e Option<String>,
        account: &'e Option<String>,
    ) -> Row<'e> {
        Row { sheet: sheet.as_ref(), line, network: network.as_deref(), account: account.as_deref() }
    }
    let days = export.days.iter().map(|one| row((&one.sheet, one.line), &one.network, &one.account));
    let posts = export.posts.iter().map(|one| row((&one.sheet, one.line), &one.network, &one.author));
    let both = export.post_days.iter().map(|one| row((&one.sheet, one.line), &one.network, &one.author));
    days.chain(posts).chain(both)
}

/// An account as people mean it: large and small letters and an `@` in front make no other.
fn bare(account: &str) -> String {
    account.trim().trim_start_matches('@').to_lowercase()
}

fn label(network: Option<&str>, account: Option<&str>) -> String {
    [network, account].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
