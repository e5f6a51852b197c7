//! Answers: how does a store come to hold a million posts before anything is measured? Not one request at a time.
//! Brands, months and posts are laid out alike for Selaras and for the peer, so that both serve the same page.

use anyhow::Result;

use crate::postgres::Postgres;
use crate::process::say;
use crate::selaras::{NewPost, Selaras};

/// Posts of one brand in one month: one page.
pub const PAGE: u64 = 100;

/// What was stored, as far as the load asks for it.
#[derive(Clone, Debug, Default)]
pub struct Seeded {
    /// Number of posts.
    pub posts: u64,
    /// Paths of pages: one brand's month each.
    pub pages: Vec<String>,
    /// Paths of single posts.
    pub singles: Vec<String>,
}

/// Fills Selaras with posts that are due in the years to come: a few through the API, many straight into its tables.
pub async fn fill(selaras: &Selaras, profile: &str, posts: u64) -> Result<Seeded> {
    if posts > 5_000 {
        return fill_tables(selaras, posts);
    }
    let new: Vec<NewPost> = (0..posts)
        .map(|n| NewPost {
            parts: vec![words(n)],
            profiles: vec![profile.to_owned()],
            due: first_due() + micros_after(n),
            key: format!("seed-{n}"),
        })
        .collect();
    let ids = selaras.schedule_all(&new, 32).await?;
    let months = posts.div_ceil(PAGE);
    Ok(Seeded {
        posts,
        pages: (0..months).map(|month| page(&selaras.brand, month)).collect(),
        singles: ids.iter().map(|id| format!("/api/v1/posts/{id}")).collect(),
    })
}

/// Writes posts as scheduling them one by one would have left them, in the same layout as the peer's.
fn fill_tables(selaras: &Selaras, posts: u64) -> Result<Seeded> {
    let (brands, months) = shape(posts);
    let lite = selaras.database() == "sqlite";
    let id = |first: &str, n: &str, last: u8| {
        let text = if lite {
            format!("printf('%08x', {n})")
        } else {
            format!("lpad(to_hex(CAST({n} AS BIGINT)), 8, '0')")
        };
        let text = format!("'{first}' || {text} || '70008000000000{last:02x}'");
        if lite { format!("unhex({text})") } else { format!("CAST({text} AS UUID)") }
    };
    let json = |text: String| if lite { text } else { format!("CAST({text} AS JSONB)") };
    let series = |from: u64, to: u64| {
        if lite {
            format!("s(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM s WHERE n < {to})")
        } else {
            format!("s(n) AS (SELECT generate_series({from}, {to}))")
        }
    };
    let (workspace, brand) =
        ("(SELECT id FROM workspaces LIMIT 1)", id("01a20000", &format!("n % {brands}"), 3));
    let nothing = json("'{\"from\":null,\"to\":null}'".to_owned());
    let mut sql = format!(
        "WITH RECURSIVE {all} INSERT INTO brands (id, workspace_id, name, zone, approval, created_at, version)
             SELECT {brand}, {workspace}, 'Brand ' || n, 'Asia/Jakarta', FALSE, 0, 1 FROM s;
         WITH RECURSIVE {all} INSERT INTO events (seq, workspace_id, brand_id, at, kind, subject_id, data)
             SELECT (SELECT seq FROM event_clock) + 1 + n, {workspace}, {brand}, 0, 'brand.created', {brand}, {nothing} FROM s;
         UPDATE event_clock SET seq = seq + {brands};\n",
        all = series(0, brands - 1),
    );
    let starts: Vec<String> =
        (0..months).map(|m| format!("({m}, {})", first_due() + micros_after(m * PAGE))).collect();
    let starts = format!("m(month, start) AS (VALUES {})", starts.join(", "));
    let content = json(format!("'{{\"parts\":[{{\"text\":\"{WORDS} ' || n || '\"}}]}}'"));
    let (post, delivery) = (id("01a10000", "n", 1), id("01a10000", "n", 2));
    for from in (0..posts).step_by(50_000) {
        let some = series(from, (from + 50_000).min(posts) - 1);
        let planned = format!("FROM s JOIN m ON m.month = n / {brands} / {PAGE}");
        let due = format!("start + (n / {brands} % {PAGE}) * 21600000000");
        sql.push_str(&format!(
            "WITH RECURSIVE {some}, {starts} INSERT INTO posts (id, workspace_id, brand_id, stage, title, campaign, content, wall, zone, due_at, created_at, updated_at, version)
                 SELECT {post}, {workspace}, {brand}, 'approved', '', '', {content}, '2027-01-01T07:00:00', 'Asia/Jakarta', {due}, 0, 0, 1 {planned};
             WITH RECURSIVE {some}, {starts} INSERT INTO deliveries (id, workspace_id, brand_id, post_id, profile_id, own_content, content, state, due_at, next_at, attempts, fence)
                 SELECT {delivery}, {workspace}, {brand}, {post}, (SELECT id FROM profiles LIMIT 1), FALSE, {content}, 'scheduled', {due}, {due}, 0, 1 {planned};\n"
        ));
    }
    // The entries of the calendar are made anew, of all posts, when the program starts again.
    sql.push_str("DELETE FROM calendar_entries; DELETE FROM consumers WHERE name = 'publishing.calendar';\n");
    sql.push_str(if lite { "ANALYZE;" } else { "VACUUM ANALYZE posts; VACUUM ANALYZE deliveries;" });
    selaras.sql(&sql)?;
    let uuid = |first: &str, n: u64, last: u8| {
        format!("{first}-{:04x}-{:04x}-7000-8000000000{last:02x}", n >> 16, n & 0xffff)
    };
    Ok(Seeded {
        posts,
        pages: (0..brands)
            .flat_map(|b| (0..months).map(move |m| (b, m)))
            .map(|(b, m)| page(&uuid("01a20000", b, 3), m))
            .collect(),
        singles: (0..posts)
            .step_by(usize::try_from((posts / 2000).max(1))?)
            .map(|n| format!("/api/v1/posts/{}", uuid("01a10000", n, 1)))
            .collect(),
    })
}

/// Fills the peer's tables, in the same PostgreSQL but a database of their own.
pub fn fill_peer(postgres: &Postgres, database: &str, posts: u64, token: &str) -> Result<Seeded> {
    say(&format!("fastify: storing {posts} posts"));
    let (brands, months) = shape(posts);
    postgres.sql(
        database,
        &format!(
            "CREATE TABLE tokens (hash text PRIMARY KEY, workspace uuid NOT NULL, until timestamptz);
             CREATE TABLE posts (id uuid PRIMARY KEY, workspace uuid NOT NULL, brand uuid NOT NULL,
                 title text NOT NULL, campaign text NOT NULL, state text NOT NULL, content jsonb NOT NULL,
                 media int NOT NULL, wall_at text NOT NULL, zone text NOT NULL, due_at timestamptz NOT NULL,
                 version bigint NOT NULL, deliveries jsonb NOT NULL);
             INSERT INTO tokens VALUES (encode(sha256('{token}'), 'hex'), {WORKSPACE}, NULL);
             INSERT INTO posts
                 SELECT md5('post' || n)::uuid, {WORKSPACE}, md5('brand' || n % {brands})::uuid, '', '', 'scheduled',
                     jsonb_build_object('parts', jsonb_build_array(jsonb_build_object('text', '{WORDS} ' || n))),
                     0, to_char(due, 'YYYY-MM-DD\"T\"HH24:MI'), 'Asia/Jakarta', due, 1,
                     jsonb_build_array(jsonb_build_object('profile', md5('profile' || n % {brands})::uuid,
                         'state', 'scheduled'))
                 FROM (SELECT n, timestamptz '{FIRST}' + interval '1 month' * (n / {brands} / {PAGE})
                     + interval '6 hours' * (n / {brands} % {PAGE}) AS due
                     FROM generate_series(0, {posts} - 1) AS n) AS planned;
             CREATE INDEX posts_by_month ON posts (workspace, brand, due_at, id);"
        ),
    )?;
    // Not within a transaction, so not with the rest.
    postgres.sql(database, "VACUUM ANALYZE posts")?;
    let brand_ids = postgres.sql(
        database,
        &format!("SELECT md5('brand' || n)::uuid FROM generate_series(0, {brands} - 1) AS n"),
    )?;
    let brand_ids: Vec<&str> = brand_ids.lines().collect();
    let ids = postgres.sql(
        database,
        &format!("SELECT md5('post' || n)::uuid FROM generate_series(0, {posts} - 1, greatest(1, {posts} / 2000)) AS n"),
    )?;
    let pages = brand_ids.iter().flat_map(|brand| (0..months).map(|month| page(brand, month)));
    Ok(Seeded {
        posts,
        pages: pages.collect(),
        singles: ids.lines().map(|id| format!("/api/v1/posts/{id}")).collect(),
    })
}

/// The text of a post.
pub fn words(n: u64) -> String {
    format!("{WORDS} {n}")
}

/// Number of brands and of months that so many posts fill.
pub fn shape(posts: u64) -> (u64, u64) {
    let brands = (posts / PAGE / 100).clamp(1, 100);
    (brands, posts.div_ceil(brands * PAGE))
}

/// The path of one brand's month.
pub fn page(brand: &str, month: u64) -> String {
    let name = |month: u64| format!("{:04}-{:02}-01T00:00:00Z", 2027 + month / 12, month % 12 + 1);
    format!("/api/v1/posts?brand={brand}&from={}&to={}&limit={PAGE}", name(month), name(month + 1))
}

const WORKSPACE: &str = "md5('workspace')::uuid";
const FIRST: &str = "2027-01-01T00:00:00Z";
/// As long as what people write, so that a page of a hundred is about 60 KB.
const WORDS: &str = "Kabar pagi: pasar buka pukul enam, hujan ringan sampai siang, dan jalan utara ditutup sampai sore. \
    Bawa payung, berangkat lebih awal, dan bagikan kepada tetangga yang belum tahu. Besok kami kembali dengan daftar \
    harga sayur dan ikan. #kabarpagi #pasar";

fn first_due() -> i64 {
    FIRST.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_microsecond)
}

/// When the `n`-th post of a single brand is due after the first: a page to each month.
fn micros_after(n: u64) -> i64 {
    let (month, within) = (n / PAGE, n % PAGE);
    let year = i16::try_from(2027 + month / 12).unwrap_or(i16::MAX);
    let first = jiff::civil::date(year, i8::try_from(month % 12 + 1).unwrap_or(1), 1);
    let first = first.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_microsecond());
    first - first_due() + i64::try_from(within).unwrap_or(0) * 6 * 3_600_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_posts_are_full_pages() {
        assert_eq!(shape(1_000_000), (100, 100));
        assert_eq!(shape(1_000), (1, 10));
        assert_eq!(
            page("b", 11),
            "/api/v1/posts?brand=b&from=2027-12-01T00:00:00Z&to=2028-01-01T00:00:00Z&limit=100"
        );
    }

    #[test]
    fn the_posts_of_a_month_lie_within_it() {
        let day = 86_400_000_000;
        assert_eq!(micros_after(0), 0);
        assert_eq!(micros_after(PAGE), 31 * day);
        assert!(micros_after(PAGE - 1) < 31 * day);
    }
}
