//! Answers: how does Selaras take the numbers in, and what does it say to the questions over HTTP?

use std::time::Duration;

use anyhow::{Context, Result};
use selaras_analytics::{Batch, Reading, Subject, intake, profiles};
use selaras_kernel::{BrandId, Metric, ProfileId, Timestamp, WorkspaceId};
use selaras_store::{Db, Options};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::measure_world::{BRANDS, OFFSET, Row, World};
use crate::process::{Process, cpu_ns};
use crate::selaras::Selaras;

/// Seconds from 1970 to 2020.
const EPOCH: i64 = 1_577_836_800;
/// Days from 1970 to 2020.
const EPOCH_DAY: u64 = 18_262;

/// Ids that tell their number.
fn id(kind: u128, number: u32) -> Uuid {
    Uuid::from_u128((0x0192_0000_0000_7000_8000_0000_0000_0000 | (kind << 56)) + u128::from(number))
}

fn brand(number: u64) -> BrandId {
    BrandId(id(1, number as u32))
}

fn profile(number: u32) -> ProfileId {
    ProfileId(id(2, number))
}

fn number(id: &Value) -> Option<u64> {
    let id: Uuid = id.as_str()?.parse().ok()?;
    Some((id.as_u128() & 0xffff_ffff) as u64)
}

fn instant(at: u32) -> Timestamp {
    Timestamp((EPOCH + i64::from(at)) * 1_000_000)
}

/// A date as the API takes it, from a day since 2020.
fn date(day: u64) -> String {
    let day = i64::try_from(day + EPOCH_DAY).unwrap_or(0);
    jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(day)).to_string()
}

/// A day since 2020, from a date.
fn day(text: &str) -> Option<i64> {
    let date: jiff::civil::Date = text.parse().ok()?;
    Some(i64::from(jiff::civil::date(2020, 1, 1).until(date).ok()?.get_days()))
}

/// The store that is filled.
pub struct Store {
    db: Db,
    workspace: WorkspaceId,
}

impl Store {
    /// Opens the database of an installation and makes all profiles measured.
    pub async fn open(selaras: &Selaras, world: &World) -> Result<Self> {
        let db = Db::open(&Options::new(selaras.database_url())).await?;
        let workspace = WorkspaceId(selaras.workspace().await?.parse()?);
        let count = world.size.profiles;
        db.write(move |tx| {
            Box::pin(async move {
                for number in 0..u64::from(BRANDS.min(count)) {
                    profiles::set_zone(tx, workspace, brand(number), "Asia/Jakarta").await?;
                    let mine = (0..count).filter(|n| u64::from(n % BRANDS) == number);
                    let measure = |n| profiles::Measure {
                        profile: profile(n),
                        network: ["mastodon", "bluesky", "x"][n as usize % 3].into(),
                        ours: true,
                    };
                    profiles::measure(tx, workspace, brand(number), &mine.map(measure).collect::<Vec<_>>())
                        .await?;
                }
                Ok(())
            })
        })
        .await?;
        Ok(Self { db, workspace })
    }

    /// Takes rows in, which must be sorted, in one write; returns how many changed something.
    pub async fn take(&self, world: &World, rows: &[Row]) -> Result<usize> {
        let reading = |row: &Row| Reading {
            subject: Subject::Post { id: id(3, row.post), born_at: instant(world.born[row.post as usize]) },
            metric: Metric::Reactions,
            at: instant(row.at),
            value: Some(i64::from(row.value)),
        };
        let batch = |rows: &[Row]| Batch {
            profile: profile(rows[0].profile),
            source: "bench".into(),
            readings: rows.iter().map(reading).collect(),
            facts: Vec::new(),
        };
        let batches: Vec<Batch> = rows.chunk_by(|a, b| a.profile == b.profile).map(batch).collect();
        let batches = std::sync::Arc::new(batches);
        let workspace = self.workspace;
        let taken = self
            .db
            .write(move |tx| {
                let batches = batches.clone();
                Box::pin(async move { intake::take(tx, workspace, &batches, false).await })
            })
            .await?;
        Ok(taken.added + taken.corrected)
    }

    /// Says what each post is, so that there is something to cut by.
    pub async fn describe(&self, world: &World) -> Result<()> {
        for number in 0..world.size.profiles {
            let posts = number * world.size.posts..(number + 1) * world.size.posts;
            let facts = posts.map(|post| {
                let format = selaras_analytics::Format::from_code((post % 7 + 1) as u8);
                let facts = selaras_analytics::PostFacts {
                    format,
                    length: post % 400,
                    campaign: post % 12,
                    tags: vec![1 + post % 40],
                    reply: post % 9 == 0,
                };
                (id(3, post), instant(world.born[post as usize]), facts)
            });
            let batch = Batch {
                profile: profile(number),
                source: String::new(),
                readings: Vec::new(),
                facts: facts.collect(),
            };
            let workspace = self.workspace;
            self.db
                .write(move |tx| {
                    let batch = batch.clone();
                    Box::pin(async move { intake::take(tx, workspace, &[batch], false).await })
                })
                .await?;
        }
        Ok(())
    }

    /// Closes it.
    pub async fn close(self) {
        self.db.close().await;
    }
}

/// A question of the bench as the API takes it.
pub fn body(kind: &str, question: &Value) -> Value {
    let span =
        |from: &Value, to: &Value| (date(from.as_u64().unwrap_or(0)), date(to.as_u64().unwrap_or(1) - 1));
    let (from, to) = match kind {
        "d5" | "d5_raw" => ("2024-12-01".to_owned(), "2026-12-31".to_owned()),
        _ => span(&question["from"], &question["to"]),
    };
    let base = |figure: &str, counting: &str, by: &[&str]| json!({"kind": "figure", "figure": figure, "counting": counting, "by": by, "from": from, "to": to});
    let with = |mut value: Value, name: &str, to: Value| {
        value[name] = to;
        value
    };
    let of_brand = |value| with(value, "brand", json!(brand(question["brand"].as_u64().unwrap_or(0))));
    let questions = match kind {
        "d1" => vec![
            of_brand(base("interactions", "happened", &["day"])),
            of_brand(base("posts", "posts", &["day"])),
        ],
        "d2" => {
            let ids = question["profiles"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_u64)
                .map(|n| profile(n as u32));
            let ids = json!(ids.collect::<Vec<_>>());
            let wanted = [
                base("posts", "posts", &["profile"]),
                base("interactions", "happened", &["profile"]),
                base("interactions", "posts", &["profile"]),
            ];
            wanted.into_iter().map(|one| with(one, "profiles", ids.clone())).collect()
        }
        "d3" => vec![of_brand(base("interactions", "posts", &["weekday", "hour"]))],
        "d4" => vec![
            json!({"kind": "top", "limit": 20, "question": {"figure": "interactions", "from": from, "to": to}}),
        ],
        "d5_raw" => vec![with(base("interactions", "happened", &["week", "brand"]), "recount", json!(true))],
        _ => vec![base("interactions", "happened", &["week", "brand"])],
    };
    json!({"questions": questions})
}

/// An answer of the API in the peers' form.
pub fn answer(kind: &str, question: &Value, said: &Value) -> Result<Value> {
    let rows = |n: usize| said["answers"][n]["rows"].as_array().cloned().unwrap_or_default();
    let value = |row: &Value| row["value"].as_f64().unwrap_or(0.0) as i64;
    let key = |row: &Value, n: usize| row["keys"][n].as_str().unwrap_or_default().to_owned();
    let mut out: Vec<Vec<i64>> = match kind {
        "d1" => {
            let mut days: std::collections::BTreeMap<i64, [i64; 2]> = std::collections::BTreeMap::new();
            for n in 0..2 {
                for row in rows(n) {
                    days.entry(day(&key(&row, 0)).context("a day")?).or_default()[n] = value(&row);
                }
            }
            days.into_iter()
                .filter(|(_, of)| *of != [0, 0])
                .map(|(day, of)| vec![day, of[0], of[1]])
                .collect()
        }
        "d2" => {
            let asked = question["profiles"].as_array().context("profiles")?;
            let of = |n: usize, wanted: u64| {
                rows(n).iter().find(|row| number(&row["keys"][0]) == Some(wanted)).map_or(0, value)
            };
            let all = asked.iter().filter_map(Value::as_u64);
            all.map(|n| vec![n as i64, of(0, n), of(1, n), of(2, n)]).collect()
        }
        "d3" => rows(0)
            .iter()
            .map(|row| {
                let parse = |n| key(row, n).parse::<i64>().unwrap_or(-1);
                vec![parse(0), parse(1), row["of"].as_i64().unwrap_or(0), value(row)]
            })
            .collect(),
        "d4" => {
            let posts = said["answers"][0]["posts"].as_array().cloned().unwrap_or_default();
            let posts =
                posts.iter().filter_map(|post| Some(vec![number(&post["subject"])? as i64, value(post)]));
            return Ok(json!(posts.collect::<Vec<_>>()));
        }
        _ => {
            let row = |row: &Value| {
                // Weeks of the peers begin on Mondays too, and are numbered from that before 2020-01-01.
                let week = (day(&key(row, 0))? + 2).div_euclid(7);
                Some(vec![week, number(&row["keys"][1])? as i64, value(row)])
            };
            rows(0).iter().filter_map(row).filter(|row| row[2] != 0).collect()
        }
    };
    out.sort();
    Ok(json!(out))
}

/// Asks over HTTP; returns what was said and the CPU time of the server (and of its database) in ms.
pub async fn ask(
    selaras: &Selaras,
    server: &Process,
    database: impl Fn() -> u64,
    body: &Value,
) -> Result<(Value, f64)> {
    let before = cpu_ns(server.id()) + database();
    let said = selaras.measure(body).await?;
    // A backend writes its count down when it is done.
    if database() > 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok((said, (cpu_ns(server.id()) + database() - before) as f64 / 1e6))
}

/// The zone is the peers' too.
const _: () = assert!(OFFSET == 25_200);
