//! Answers: how is everything kept safe in one file, and how does it come back, proven?
//!
//! The file is a tar archive: `manifest.json`, the database as one consistent copy (`selaras.db`, or `selaras.pg` by
//! `pg_dump`), the files (`blobs/…`), and `SHA256SUMS` of all of it (`sha256sum -c` reads it). The database is copied
//! first: a file is never changed and is kept for a day after its last row has gone, so every file the copy names is
//! there when files are read.

mod archive;
mod pg;
mod restore;

pub use restore::Restore;

use super::desk::{Desk, Done};
use crate::wire;
use archive::{FORMAT, MANIFEST, Writer, fault};
use selaras_kernel::{Kind, Problem, Result};
use selaras_store::{Blobs, Db, Dialect, Options, copy::Moment, proof};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs::File,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// Name of a copy of the embedded database.
const SQLITE: &str = "selaras.db";
/// Name of a copy of a PostgreSQL database.
const POSTGRES: &str = "selaras.pg";

/// Write everything into one file.
#[derive(clap::Args)]
pub struct Backup {
    /// The file; it must not exist yet.
    file: PathBuf,
}

type Counts = BTreeMap<String, i64>;

impl Backup {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        let blobs = wire::blobs(&desk.config).await?;
        let db = wire::database(&desk.config).await?;
        let out = match File::options().write(true).create_new(true).open(&self.file) {
            Ok(out) => out,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {
                let path = self.file.display().to_string();
                return Err(Problem::new(Kind::Conflict, "backup_exists").with("path", path).into());
            }
            Err(e) => return Err(fault(format!("making {}", self.file.display()))(e).into()),
        };
        let done = write(desk, &db, &blobs, out).await;
        if done.is_err() {
            // Half a backup must not be mistaken for one. If it cannot be removed either, its missing sums tell.
            let _half = std::fs::remove_file(&self.file);
        }
        let told = done?;
        db.close().await;
        desk.tell(&told, || {
            desk.say(
                "cli-backup-done",
                [("posts", told["counts"]["posts"].clone()), ("files", told["files"].clone())],
            )
        })
    }
}

async fn write(desk: &Desk, db: &Db, blobs: &Blobs, out: File) -> Result<Value> {
    let data = &desk.config.store.data;
    std::fs::create_dir_all(data).map_err(fault("making the data folder"))?;
    let scratch =
        tempfile::Builder::new().prefix("backup-").tempdir_in(data).map_err(fault("making a folder"))?;
    desk.progress("cli-backing-up", 0, 1);
    let (name, counts) = match db.dialect() {
        Dialect::Sqlite => (SQLITE, copy_sqlite(db, &scratch.path().join(SQLITE)).await?),
        Dialect::Postgres => {
            (POSTGRES, copy_postgres(db, &desk.config.database_url(), &scratch.path().join(POSTGRES)).await?)
        }
    };
    let mut manifest = json!({
        "format": FORMAT, "made_by": env!("CARGO_PKG_VERSION"), "made_at": desk.now(), "database": name,
        "schema": proof::schema(db).await?, "counts": counts,
    });
    let mut archive = Writer::new(out);
    archive.append(MANIFEST, manifest.to_string().as_bytes())?;
    archive.append_file(name, &scratch.path().join(name))?;
    let keys = blobs.list("").await?;
    let mut files = 0;
    for (at, key) in keys.iter().enumerate() {
        let path = scratch.path().join("blob");
        match blobs.get_to_file(key, &path).await {
            Ok(_) => archive.append_file(&format!("blobs/{key}"), &path)?,
            // Its last row had gone before the copy was made, and its day ended just now.
            Err(_) if !blobs.exists(key).await? => continue,
            Err(e) => return Err(e),
        }
        files += 1;
        desk.progress("cli-backing-up", at + 1, keys.len());
    }
    archive.finish()?;
    manifest["files"] = files.into();
    Ok(manifest)
}

/// Copies the embedded database to `to`; what the copy holds.
async fn copy_sqlite(db: &Db, to: &Path) -> Result<Counts> {
    db.backup_sqlite(to).await?;
    // The rows of the copy, not of the store that goes on meanwhile.
    let copied = Db::open(&Options::new(format!("sqlite:{}", to.display()))).await?;
    let counts = proof::counts(&copied).await?.into_iter().collect();
    copied.close().await;
    Ok(counts)
}

/// Copies a PostgreSQL database to `to`; what the copy holds.
async fn copy_postgres(db: &Db, url: &str, to: &Path) -> Result<Counts> {
    let Some(mut moment) = Moment::of(db).await? else { return Ok(Counts::new()) };
    let counts = moment.counts().await?.into_iter().collect();
    let arguments = ["--format=custom", "--no-owner", "--no-privileges", "--snapshot", &moment.snapshot];
    pg::run("pg_dump", url, |dump| dump.args(arguments).arg("--file").arg(to)).await?;
    moment.end().await?;
    Ok(counts)
}
