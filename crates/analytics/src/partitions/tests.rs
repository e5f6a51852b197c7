//! That an engine of others reads what we wrote, and gets our numbers.

use super::*;
use crate::{
    intake::{self, Batch, Reading, Subject},
    measure::{Counting, Dimension, Figure, Question, Whose, ask},
    profiles::{self, Measure},
};
use selaras_kernel::{Actor, BrandId, Metric, Timestamp};
use selaras_store::{BlobOptions, blobs::S3Options, testing::on_both};
use std::{path::Path, process::Command, time::Duration};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const HOUR: Duration = Duration::from_secs(3_600);

/// A server or program of the tests; `None`, with a line that says so, without it.
#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
fn told(name: &str) -> Option<String> {
    let told = std::env::var(name).ok();
    assert!(
        told.is_some() || std::env::var("SELARAS_TEST_REQUIRE").as_deref() != Ok("1"),
        "{name} is required and is not set"
    );
    if told.is_none() {
        println!("skipped: {name} is not set");
    }
    told
}

/// Where files lie, as an engine of others reaches them.
struct Lying {
    blobs: Blobs,
    files: String,
    /// What DuckDB must be told before.
    setup: Vec<String>,
}

async fn in_a_folder(folder: &Path) -> Lying {
    let blobs = Blobs::open(&BlobOptions::Local(folder.to_owned())).await.unwrap();
    Lying { blobs, files: folder.join("objects").display().to_string(), setup: Vec::new() }
}

/// In the tests' S3 server, under a prefix that nobody has used.
async fn in_a_bucket(folder: &Path) -> Option<Lying> {
    let endpoint = told("SELARAS_TEST_S3")?;
    let prefix = format!("parquet/{}", Uuid::now_v7());
    let s3 = S3Options {
        endpoint: endpoint.clone(),
        bucket: "selaras".into(),
        prefix: prefix.clone(),
        region: "us-east-1".into(),
        access_key: "ak".into(),
        secret_key: "sk".into(),
        allow_http: true,
        scratch: folder.into(),
    };
    let host = endpoint.trim_start_matches("http://");
    let secret = format!(
        "CREATE SECRET (TYPE s3, KEY_ID 'ak', SECRET 'sk', ENDPOINT '{host}', USE_SSL false, URL_STYLE 'path', REGION 'us-east-1')"
    );
    let blobs = Blobs::open(&BlobOptions::S3(s3)).await.unwrap();
    Some(Lying {
        blobs,
        files: format!("s3://selaras/{prefix}"),
        setup: vec!["LOAD 'HTTPFS'".into(), secret],
    })
}

/// What DuckDB says to a query over all files, as rows of a list in JSON; `None` without it.
fn duckdb(lying: &Lying, query: &str) -> Option<Vec<Vec<serde_json::Value>>> {
    const SCRIPT: &str = "
import sys, json, pathlib, duckdb, duckdb_extension_httpfs
httpfs = next(pathlib.Path(duckdb_extension_httpfs.__path__[0]).rglob('*.duckdb_extension'))
*setup, query = [text.replace('HTTPFS', str(httpfs)) for text in sys.argv[1:]]
connection = duckdb.connect()
for statement in setup:
    connection.execute(statement)
print(json.dumps(connection.sql(query).fetchall(), default=str))";
    let python = told("SELARAS_TEST_DUCKDB")?;
    let files = format!("read_parquet('{}/numbers/v1/*/*/*.parquet', hive_partitioning = true)", lying.files);
    let out = Command::new(python)
        .args(["-c", SCRIPT])
        .args(&lying.setup)
        .arg(query.replace("FILES", &files))
        .output()
        .expect("DuckDB runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(serde_json::from_slice(&out.stdout).expect("JSON"))
}

#[tokio::test]
async fn duckdb_reads_the_files_of_a_folder_as_they_lie_and_gets_the_numbers_of_the_api() {
    on_both(|db| async move {
        let folder = tempfile::tempdir().unwrap();
        duckdb_gets_the_numbers_of_the_api(db, in_a_folder(folder.path()).await).await;
    })
    .await;
}

#[tokio::test]
async fn duckdb_reads_the_files_of_a_bucket_as_they_lie_and_gets_the_numbers_of_the_api() {
    on_both(|db| async move {
        let folder = tempfile::tempdir().unwrap();
        let Some(bucket) = in_a_bucket(folder.path()).await else { return };
        duckdb_gets_the_numbers_of_the_api(db, bucket).await;
    })
    .await;
}

async fn duckdb_gets_the_numbers_of_the_api(db: Db, lying: Lying) {
    let blobs = lying.blobs.clone();
    let actor = Actor::system(WorkspaceId::new(NOW));
    let (brand, profile, workspace) = (BrandId::new(NOW), ProfileId::new(NOW), actor.workspace);
    let mut readings =
        vec![Reading { subject: Subject::Profile, metric: Metric::Followers, at: NOW, value: Some(500) }];
    for n in 0..40_u32 {
        let (id, born_at) = (Uuid::now_v7(), NOW - HOUR * (n * 50));
        // Some are first looked at when they are days old.
        for look in if n % 7 == 3 { 12..20 } else { 0..20 } {
            let at = born_at + HOUR * (look * 7 + 1);
            readings.push(Reading {
                subject: Subject::Post { id, born_at },
                metric: Metric::Reactions,
                at,
                value: Some(i64::from(look * (n + 1))),
            });
        }
    }
    let take = async |readings: Vec<Reading>| {
        db.write(move |tx| {
            let batch = Batch { profile, source: "x".into(), readings: readings.clone(), facts: Vec::new() };
            Box::pin(async move {
                profiles::set_zone(tx, workspace, brand, "Etc/UTC").await?;
                profiles::measure(
                    tx,
                    workspace,
                    brand,
                    &[Measure { profile, network: "x".into(), ours: true }],
                )
                .await?;
                intake::take(tx, workspace, &[batch], false).await
            })
        })
        .await
        .unwrap()
    };
    take(readings.clone()).await;
    assert!(write_changed(&db, &blobs).await.unwrap() > 2);
    assert_eq!(write_changed(&db, &blobs).await.unwrap(), 0, "what did not change is not written again");
    // A late correction changes one file.
    let Reading { subject, metric, at, .. } = readings[25];
    take(vec![Reading { subject, metric, at, value: Some(3) }]).await;
    assert_eq!(write_changed(&db, &blobs).await.unwrap(), 1);
    let days = "SELECT CAST(CAST(CASE WHEN before IS NULL AND counted_at > born_at + INTERVAL 3 DAY THEN born_at ELSE counted_at END AS DATE) AS VARCHAR) AS day,
            CAST(SUM(value - coalesce(before, 0)) AS BIGINT) FROM (SELECT born_at, counted_at, value, lag(value) OVER (PARTITION BY post ORDER BY counted_at) AS before
            FROM FILES WHERE post IS NOT NULL AND metric = 'reactions') GROUP BY day ORDER BY day";
    let Some(theirs) = duckdb(&lying, days) else { return };
    let question = Question {
        brand: Some(brand),
        profiles: Vec::new(),
        whose: Whose::Ours,
        from: jiff::civil::date(2026, 1, 1),
        to: jiff::civil::date(2027, 12, 31),
        figure: Figure::Reactions,
        by: vec![Dimension::Day],
        counting: Counting::Happened,
        recount: false,
    };
    let ours = ask(&db, &actor, &question).await.unwrap();
    let ours: Vec<Vec<serde_json::Value>> = ours
        .rows
        .iter()
        .map(|row| vec![row.keys[0].clone().into(), (row.value.unwrap() as i64).into()])
        .collect();
    assert!(ours.len() > 30);
    assert_eq!(theirs, ours);
    let followers =
        duckdb(&lying, "SELECT value, source, born FROM FILES WHERE metric = 'followers'").unwrap();
    assert_eq!(followers, [vec![serde_json::json!(500), "x".into(), "profile".into()]]);
    // What is gone here goes there.
    db.write(move |tx| {
        Box::pin(async move { crate::intake::store::remove(tx, workspace, &[profile.0]).await })
    })
    .await
    .unwrap();
    assert!(sweep(&db, &blobs).await.unwrap() > 2);
    assert!(blobs.list(ROOT).await.unwrap().is_empty());
}
