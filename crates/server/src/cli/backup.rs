//! Answers: how is everything kept safe in one file, and how does it come back, proven?
//!
//! The file is a tar archive: `manifest.json`, the database as one consistent copy (`selaras.db`, or `selaras.pg` by
//! `pg_dump`), then the files (`blobs/…`). The database is copied first: a file is never changed and is kept for a day
//! after its last row has gone, so every file the copy names is there when files are read.

use super::desk::{Desk, Done, Stop};
use crate::wire;
use selaras_kernel::{Error, Kind, Problem, Result};
use selaras_store::{Blobs, Db, Dialect, proof};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::Command,
};

/// Write everything into one file.
#[derive(clap::Args)]
pub struct Backup {
    /// The file; it must not exist yet.
    file: PathBuf,
}

/// Bring a backup back.
#[derive(clap::Args)]
pub struct Restore {
    /// The file.
    file: PathBuf,
}

fn fault(doing: &str) -> impl FnOnce(std::io::Error) -> Error {
    let doing = doing.to_owned();
    move |e| Error::fault(doing, e)
}

async fn counts(db: &Db) -> Result<BTreeMap<String, i64>> {
    Ok(proof::counts(db).await?.into_iter().collect())
}

impl Backup {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        let db = wire::database(&desk.config).await?;
        let blobs = Blobs::open(&wire::blob_options(&desk.config)?).await?;
        let out = File::options()
            .write(true)
            .create_new(true)
            .open(&self.file)
            .map_err(fault("making the backup file"))?;
        let done = self.write(desk, &db, &blobs, out).await;
        if done.is_err() {
            // Half a backup must not be mistaken for one.
            drop(std::fs::remove_file(&self.file));
        }
        let told = done?;
        desk.tell(&told, || {
            desk.say(
                "cli-backup-done",
                [("posts", told["counts"]["posts"].clone()), ("files", told["files"].clone())],
            )
        })
    }

    async fn write(&self, desk: &Desk, db: &Db, blobs: &Blobs, out: File) -> Done<Value> {
        let scratch = tempfile::Builder::new()
            .prefix("backup-")
            .tempdir_in(&desk.config.store.data)
            .map_err(fault("making a folder"))?;
        let (name, copy) = match db.dialect() {
            Dialect::Sqlite => ("selaras.db", scratch.path().join("selaras.db")),
            Dialect::Postgres => ("selaras.pg", scratch.path().join("selaras.pg")),
        };
        desk.progress("cli-backing-up", 0, 1);
        let counts = match db.dialect() {
            Dialect::Sqlite => {
                db.backup_sqlite(&copy).await?;
                // The rows of the copy, not of the store that goes on meanwhile.
                let copied =
                    Db::open(&selaras_store::Options::new(format!("sqlite:{}", copy.display()))).await?;
                let counts = counts(&copied).await?;
                copied.close().await;
                counts
            }
            Dialect::Postgres => {
                let counts = counts(db).await?;
                let mut dump = Command::new("pg_dump");
                pg(
                    dump.args(["--format=custom", "--no-owner", "--file"])
                        .arg(&copy)
                        .arg(desk.config.database_url()),
                    "pg_dump",
                )?;
                counts
            }
        };
        let keys = blobs.list("").await?;
        let manifest = json!({
            "format": 1, "made_by": env!("CARGO_PKG_VERSION"), "made_at": desk.now(), "database": name,
            "schema": proof::schema(db).await?, "counts": counts, "files": keys.len(),
        });
        let mut tar = tar::Builder::new(std::io::BufWriter::new(out));
        let text = manifest.to_string();
        append(&mut tar, "manifest.json", text.len() as u64, text.as_bytes())?;
        let mut file = File::open(&copy).map_err(fault("reading the copy"))?;
        let length = file.metadata().map_err(fault("reading the copy"))?.len();
        append(&mut tar, name, length, &mut file)?;
        for (at, key) in keys.iter().enumerate() {
            let path = scratch.path().join("blob");
            blobs.get_to_file(key, &path).await?;
            let mut file = File::open(&path).map_err(fault("reading a file"))?;
            let length = file.metadata().map_err(fault("reading a file"))?.len();
            append(&mut tar, &format!("blobs/{key}"), length, &mut file)?;
            desk.progress("cli-backing-up", at + 1, keys.len().max(1));
        }
        let mut out = tar.into_inner().map_err(fault("writing the backup"))?;
        out.flush().map_err(fault("writing the backup"))?;
        out.get_ref().sync_all().map_err(fault("writing the backup"))?;
        db.close().await;
        Ok(manifest)
    }
}

fn append(tar: &mut tar::Builder<impl Write>, name: &str, length: u64, content: impl Read) -> Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(length);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, content).map_err(fault("writing the backup"))
}

/// Runs a program of PostgreSQL's.
fn pg(command: &mut Command, name: &str) -> Result<()> {
    let done = command.output().map_err(fault(&format!("running {name}")))?;
    if done.status.success() {
        return Ok(());
    }
    Err(Error::fault(format!("running {name}"), String::from_utf8_lossy(&done.stderr).trim().to_owned()))
}

impl Restore {
    /// Does it. What is there already is never overwritten.
    pub async fn run(self, desk: &Desk) -> Done {
        let data = &desk.config.store.data;
        let url = desk.config.database_url();
        let target = url.strip_prefix("sqlite:").map(PathBuf::from);
        if target.as_ref().is_some_and(|path| path.exists()) {
            return Err(Problem::new(Kind::Conflict, "restore_not_empty")
                .with("path", target.unwrap_or_default().display().to_string())
                .into());
        }
        std::fs::create_dir_all(data).map_err(fault("making the data folder"))?;
        let scratch =
            tempfile::Builder::new().prefix("restore-").tempdir_in(data).map_err(fault("making a folder"))?;
        let blobs = Blobs::open(&wire::blob_options(&desk.config)?).await?;
        let (manifest, database, files) = self.unpack(desk, scratch.path(), &blobs).await?;
        let broken = || Problem::invalid("file", "backup_broken");
        let database = database.ok_or_else(broken)?;
        match (&target, manifest["database"].as_str()) {
            (Some(target), Some("selaras.db")) => {
                std::fs::rename(&database, target).map_err(fault("putting the database in place"))?
            }
            (None, Some("selaras.pg")) => {
                pg(
                    Command::new("pg_restore")
                        .args(["--no-owner", "--exit-on-error", "--dbname", &url])
                        .arg(&database),
                    "pg_restore",
                )?;
            }
            _ => return Err(Problem::invalid("file", "backup_other_database").into()),
        }
        let db = wire::database(&desk.config).await?;
        let mut found = proof::defects(&db).await?;
        let counts = counts(&db).await?;
        for (table, count) in &counts {
            let expected = manifest["counts"][table].as_i64().unwrap_or(*count);
            // A PostgreSQL store was counted just before its copy was made, so it may hold a little more.
            let right = if target.is_some() { *count == expected } else { *count >= expected };
            if !right {
                found.push(format!("{table}: {count} instead of {expected}"));
            }
        }
        if manifest["files"].as_u64() != Some(files as u64) {
            found.push(format!("files: {files} instead of {}", manifest["files"]));
        }
        db.close().await;
        let told = json!({"counts": counts, "files": files, "defects": found});
        desk.tell(&told, || {
            let key = if found.is_empty() { "cli-restore-done" } else { "cli-restore-broken" };
            let facts = [
                ("posts", counts.get("posts").copied().unwrap_or(0).into()),
                ("files", files.into()),
                ("defects", found.clone().into()),
            ];
            desk.say(key, facts)
        })?;
        if found.is_empty() { Ok(()) } else { Err(Stop::Quiet(3)) }
    }

    async fn unpack(
        &self,
        desk: &Desk,
        scratch: &Path,
        blobs: &Blobs,
    ) -> Done<(Value, Option<PathBuf>, usize)> {
        let mut tar = tar::Archive::new(std::io::BufReader::new(
            File::open(&self.file).map_err(fault("opening the backup"))?,
        ));
        let (mut manifest, mut database, mut files) = (Value::Null, None, 0);
        let mut moves = Vec::new();
        for entry in tar.entries().map_err(fault("reading the backup"))? {
            let mut entry = entry.map_err(fault("reading the backup"))?;
            let name = entry.path().map_err(fault("reading the backup"))?.to_string_lossy().into_owned();
            match name.as_str() {
                "manifest.json" => {
                    manifest = serde_json::from_reader(&mut entry)
                        .map_err(|_| Problem::invalid("file", "backup_broken"))?
                }
                "selaras.db" | "selaras.pg" => {
                    let path = scratch.join(&name);
                    entry.unpack(&path).map_err(fault("unpacking the database"))?;
                    database = Some(path);
                }
                other => {
                    let key = other
                        .strip_prefix("blobs/")
                        .filter(|key| !key.split('/').any(|part| part == ".."))
                        .map(str::to_owned);
                    let key = key.ok_or_else(|| Problem::invalid("file", "backup_broken"))?;
                    let path = scratch.join(format!("blob-{files}"));
                    entry.unpack(&path).map_err(fault("unpacking a file"))?;
                    files += 1;
                    moves.push((key, path));
                }
            }
        }
        for (at, (key, path)) in moves.iter().enumerate() {
            blobs.put_file(key, path).await?;
            desk.progress("cli-restoring", at + 1, moves.len());
        }
        Ok((manifest, database, files))
    }
}
