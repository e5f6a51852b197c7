//! Answers: how does a backup come back, over nothing that is there, and is what came back whole?

use super::{
    Counts, POSTGRES, SQLITE,
    archive::{Proven, fault},
    pg,
};
use crate::{
    cli::desk::{Desk, Done, Stop},
    wire,
};
use selaras_kernel::{Kind, Problem, Result};
use selaras_store::{Blobs, Db, blobs::key_of, copy, proof};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Most files asked after at once when the result is proven.
const BATCH: i64 = 500;

/// Bring a backup back.
#[derive(clap::Args)]
pub struct Restore {
    /// The file.
    file: PathBuf,
}

impl Restore {
    /// Does it. What is there already is never overwritten, and nothing is written before the file is proven.
    pub async fn run(self, desk: &Desk) -> Done {
        let url = desk.config.database_url();
        let target = url.strip_prefix("sqlite:").map(PathBuf::from);
        let blobs = wire::blobs(&desk.config).await?;
        vacant(target.as_deref(), &url).await?;
        let backup = Proven::of(&self.file)?;
        let name = if target.is_some() { SQLITE } else { POSTGRES };
        if backup.manifest["database"] != name {
            return Err(Problem::invalid("file", "backup_other_database").into());
        }
        if backup.manifest["schema"].as_i64().is_none_or(|schema| schema > proof::newest_schema()) {
            let made_by = backup.manifest["made_by"].as_str().unwrap_or("?");
            return Err(Problem::invalid("file", "backup_newer").with("made_by", made_by).into());
        }
        // In the folder of the database, so that it can be put in its place at once.
        let beside = target.as_deref().and_then(Path::parent).filter(|p| !p.as_os_str().is_empty());
        let beside = beside.unwrap_or(&desk.config.store.data);
        std::fs::create_dir_all(beside).map_err(fault("making the data folder"))?;
        let scratch = tempfile::Builder::new()
            .prefix("restore-")
            .tempdir_in(beside)
            .map_err(fault("making a folder"))?;
        let copy = scratch.path().join(name);
        if !backup.unpack(name, &copy)? {
            return Err(Problem::invalid("file", "backup_broken").with("reason", name).into());
        }
        // Files first: a row must never name one that is not there.
        put_files(desk, &backup, &scratch.path().join("blob"), &blobs).await?;
        match &target {
            Some(target) => std::fs::rename(&copy, target).map_err(fault("putting the database in place"))?,
            None => {
                let arguments = ["--no-owner", "--no-privileges", "--single-transaction"];
                pg::run("pg_restore", &url, |restore| restore.args(arguments).arg(&copy)).await?;
            }
        }
        let db = wire::database(&desk.config).await?;
        let counts: Counts = proof::counts(&db).await?.into_iter().collect();
        let mut found = proof::defects(&db).await?;
        for (table, count) in &counts {
            let expected = &backup.manifest["counts"][table];
            // A release that counts more tables than the one that made the backup finds nothing to compare.
            if expected.as_i64().is_some_and(|expected| expected != *count) {
                found.push(format!("{table}: {count} instead of {expected}"));
            }
        }
        found.extend(missing_files(&db, &blobs).await?);
        db.close().await;
        let told = json!({"counts": counts, "files": backup.files, "defects": found});
        desk.tell(&told, || {
            let key = if found.is_empty() { "cli-restore-done" } else { "cli-restore-broken" };
            let facts = [
                ("posts", counts.get("posts").copied().unwrap_or(0).into()),
                ("files", backup.files.into()),
                ("defects", found.clone().into()),
            ];
            desk.say(key, facts)
        })?;
        if found.is_empty() { Ok(()) } else { Err(Stop::Quiet(3)) }
    }
}

/// Refuses a place where there is a database already.
async fn vacant(target: Option<&Path>, url: &str) -> Result<()> {
    let taken = match target {
        // A log left by another database would be played into the restored one.
        Some(target) => ["", "-wal", "-shm"].into_iter().find_map(|end| {
            let mut path = target.as_os_str().to_owned();
            path.push(end);
            let path = PathBuf::from(path);
            path.exists().then(|| ("restore_not_empty", path.display().to_string()))
        }),
        None if copy::is_vacant(url).await? => None,
        None => {
            let name = url.rsplit('/').next().unwrap_or_default();
            Some(("restore_database_not_empty", name.split('?').next().unwrap_or_default().to_owned()))
        }
    };
    match taken {
        None => Ok(()),
        Some((code, path)) => Err(Problem::new(Kind::Conflict, code).with("path", path).into()),
    }
}

async fn put_files(desk: &Desk, backup: &Proven, at: &Path, blobs: &Blobs) -> Result<()> {
    let mut done = 0;
    backup
        .each_blob(at, async |key| {
            blobs.put_file(key, at).await?;
            done += 1;
            desk.progress("cli-restoring", done, backup.files);
            Ok(())
        })
        .await
}

/// The files that rows name and that are not there as they should be.
async fn missing_files(db: &Db, blobs: &Blobs) -> Result<Vec<String>> {
    let (mut found, mut after) = (Vec::new(), Vec::new());
    loop {
        let files = proof::files(db, &after, BATCH).await?;
        let Some((last, _)) = files.last() else { return Ok(found) };
        after.clone_from(last);
        for (sha256, bytes) in &files {
            let key = key_of(sha256);
            match blobs.size(&key).await? {
                Some(size) if i64::try_from(size) == Ok(*bytes) => {}
                Some(size) => found.push(format!("file {key}: {size} bytes instead of {bytes}")),
                None => found.push(format!("file {key} is missing")),
            }
        }
    }
}
