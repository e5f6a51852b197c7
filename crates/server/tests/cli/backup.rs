//! Does everything come back, exactly as it was, and is anything that is not whole refused?

use super::program::{Kind, Program, Said, Settings, argument, blobs, bucket, lent, names, unique};
use axum::{body::Body, http::Method};
use selaras_server::testing::{As, PNG, TestApp, upload};
use selaras_store::{Blobs, Db, Options, testing::contents};
use serde_json::json;
use std::{collections::BTreeMap, path::Path, time::Duration};

/// A workspace with pictures, a post that went out with one, and one that is to come.
async fn lived_in(db: &Db, settings: &Settings) -> (TestApp, As) {
    let app = TestApp::with(db.clone(), &lent(settings)).await;
    let owner = app.token().await;
    let profile = app.profile("kopi").await;
    let (kind, form) = upload(app.brand, "titik.png", PNG);
    let media = app.send(&owner, Method::POST, "/api/v1/media", Body::from(form), &[kind]).await.expect(201);
    for at in ["2027-01-12T09:30", "2027-02-20T09:00"] {
        let parts = json!([{"text": format!("Kopi \u{2615} {at}"), "media": [{"media": media["id"], "alt": "Titik"}]}]);
        let post = json!({"brand": app.brand, "content": {"parts": parts}, "variants": [{"profile": profile}],
            "when": {"at": at, "zone": "Asia/Jakarta"}});
        app.call(&owner, Method::POST, "/api/v1/posts", Some(&post)).await.expect(201);
    }
    app.clock.advance(Duration::from_secs(3600));
    app.deliver().await;
    assert_eq!(app.fake.texts().len(), 1);
    (app, owner)
}

async fn open(url: &str) -> Db {
    Db::open(&Options::new(url)).await.expect("the database opens")
}

/// All files, by key.
async fn files(blobs: &Blobs) -> BTreeMap<String, bytes::Bytes> {
    let mut all = BTreeMap::new();
    for key in blobs.list("").await.expect("files are listed") {
        all.insert(key.clone(), blobs.get(&key).await.expect("a file is read"));
    }
    all
}

/// Backs up and restores from `from` to `to`, and proves that what came back is what was there.
async fn comes_back(kind: &Kind, from: &Settings, to: &Settings) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let url = kind.fresh(home.path());
    let db = open(&url).await;
    let (app, _) = lived_in(&db, from).await;
    let file = home.path().join("all.backup");
    let program = Program::new(app.data(), &url, from);
    let told = program.run(&["--json", "backup", argument(&file)]).await.json();
    assert_eq!((&told["counts"]["posts"], &told["counts"]["media"]), (&json!(2), &json!(1)), "{told}");

    let data = home.path().join("restored");
    let there = kind.fresh(&data);
    let target = Program::new(&data, &there, to);
    let told = target.run(&["--json", "restore", argument(&file)]).await.json();
    assert_eq!(told["defects"], json!([]), "{told}");
    let restored = open(&there).await;
    assert_eq!(contents(&restored).await, contents(&db).await, "{kind:?}");
    let (was, is) = (files(&app.app.blobs).await, files(&blobs(&data, to).await).await);
    assert_eq!(was.len(), 1, "{:?}", was.keys());
    assert_eq!(is, was);
    let left: Vec<_> = names(&data).into_iter().filter(|p| argument(p).contains("restore-")).collect();
    assert!(left.is_empty(), "{left:?}");

    let again = target.run(&["restore", argument(&file)]).await;
    let name = there.rsplit('/').next().unwrap_or_default();
    assert!(again.refused(3).contains(name), "{again:?}");
    assert_eq!(contents(&restored).await, contents(&db).await, "a refusal changes nothing");
    restored.close().await;
    app.finish().await;
    db.close().await;
}

#[tokio::test]
async fn everything_comes_back_on_both_databases_with_files_in_a_folder_or_in_a_bucket() {
    for kind in Kind::all() {
        comes_back(&kind, &vec![], &vec![]).await;
        if let (Some(from), Some(to)) = (bucket(), bucket()) {
            comes_back(&kind, &from, &to).await;
            // Out of one kind of place into the other.
            comes_back(&kind, &from, &vec![]).await;
        }
    }
}

#[tokio::test]
async fn a_backup_made_while_posts_come_in_is_of_one_moment() {
    for kind in Kind::all() {
        let home = tempfile::tempdir().unwrap();
        let url = kind.fresh(home.path());
        let db = open(&url).await;
        let (app, owner) = lived_in(&db, &vec![]).await;
        let file = home.path().join("busy.backup");
        let program = Program::new(app.data(), &url, &[]);
        let arguments = ["--json", "backup", argument(&file)];
        let mut backup = std::pin::pin!(program.run(&arguments));
        let body =
            json!({"brand": app.brand, "content": {"parts": [{"text": "Sementara itu"}]}, "variants": []});
        let said: Said = loop {
            tokio::select! {
                said = &mut backup => break said,
                made = app.call(&owner, Method::POST, "/api/v1/posts", Some(&body)) => { made.expect(201); }
            }
        };
        let told = said.json();
        let data = home.path().join("restored");
        let restored =
            Program::new(&data, &kind.fresh(&data), &[]).run(&["--json", "restore", argument(&file)]).await;
        assert_eq!(restored.json()["counts"], told["counts"], "{kind:?}");
        app.finish().await;
        db.close().await;
    }
}

/// A small backup of the embedded database.
async fn small(home: &Path) -> Vec<u8> {
    let url = Kind::Sqlite.fresh(home);
    let db = open(&url).await;
    let (app, _) = lived_in(&db, &vec![]).await;
    let file = home.join("small.backup");
    Program::new(app.data(), &url, &[]).run(&["--json", "backup", argument(&file)]).await.json();
    app.finish().await;
    db.close().await;
    std::fs::read(&file).expect("the backup is there")
}

#[tokio::test]
async fn a_file_that_is_not_whole_is_refused_before_anything_is_written() {
    let home = tempfile::tempdir().unwrap();
    let whole = small(home.path()).await;
    let at = |needle: &[u8]| whole.windows(needle.len()).position(|w| w == needle).unwrap();
    let (half, picture, manifest) = (whole.len() / 2, at(&PNG[..16]), at(b"made_by"));
    let altered = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    };
    let sums = at(b"SHA256SUMS");
    for (what, bytes, why) in [
        ("cut off in the database", whole[..half].to_vec(), ""),
        ("cut off before the sums", whole[..sums].to_vec(), "SHA256SUMS is missing"),
        ("a picture altered", altered(picture + 20), "blobs/"),
        ("the database altered", altered(half), "selaras.db was altered"),
        ("the manifest altered", altered(manifest + 12), "manifest.json was altered"),
        ("empty", vec![], "SHA256SUMS is missing"),
        ("something else", PNG.repeat(40), ""),
    ] {
        let file = home.path().join("broken.backup");
        std::fs::write(&file, bytes).unwrap();
        let data = home.path().join(unique());
        let said = Program::new(&data, "sqlite", &[]).run(&["restore", argument(&file)]).await;
        let text = said.refused(3);
        assert!(text.contains("not a whole backup") && text.contains(why), "{what}: {text}");
        assert!(!data.join("selaras.db").exists(), "{what}");
        assert_eq!(files(&blobs(&data, &vec![]).await).await.len(), 0, "{what}");
    }
}

#[tokio::test]
async fn a_backup_is_never_written_over_a_file_nor_restored_into_another_kind_of_database() {
    let home = tempfile::tempdir().unwrap();
    let whole = small(home.path()).await;
    let file = home.path().join("small.backup");
    let url = Kind::Sqlite.fresh(home.path());
    let again = Program::new(home.path(), &url, &[]).run(&["backup", argument(&file)]).await;
    assert!(again.refused(3).contains("already"), "{again:?}");
    assert!(std::fs::read(&file).unwrap() == whole, "the file is as it was");
    let data = home.path().join("stale");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("selaras.db-wal"), "of another database").unwrap();
    let said = Program::new(&data, "sqlite", &[]).run(&["restore", argument(&file)]).await;
    assert!(said.refused(3).contains("selaras.db-wal"), "{said:?}");
    let Some(postgres) = Kind::all().into_iter().find(|kind| matches!(kind, Kind::Postgres(_))) else {
        return;
    };
    let said = Program::new(&data, &postgres.fresh(&data), &[]).run(&["restore", argument(&file)]).await;
    assert!(said.refused(3).contains("other kind of database"), "{said:?}");
}

#[tokio::test]
async fn without_the_programs_of_postgresql_one_is_told_what_to_install() {
    let Some(postgres) = Kind::all().into_iter().find(|kind| matches!(kind, Kind::Postgres(_))) else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let url = postgres.fresh(home.path());
    let file = home.path().join("none.backup");
    let program = Program::new(home.path(), &url, &[]).with("PATH", home.path().display().to_string());
    let said = program.run(&["backup", argument(&file)]).await;
    let text = said.refused(3);
    assert!(text.contains("pg_dump") && text.contains("apt install postgresql-client"), "{text}");
    assert!(!file.exists(), "half a backup is not left lying about");
}
