//! Meta Business Suite: Facebook and Instagram posts, page days, and the post export of before 2023.
//!
//! The set of columns changes from month to month, so a table is known by a few columns it must have. `Ad
//! impressions` are adverts shown inside the video, not the paid part of impressions, and stay unknown. Localised
//! headings: Portuguese was seen in public importers; German and Indonesian follow the interface's own words and are
//! not proven, which is why a person can map what is missing.

use super::columns::{self, Field, Head, Unit, Vocabulary};
use super::dates::Order;
use super::export::Shape;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::{Row, Table};
use Field::{Author, Count, Date, Duration, Format, Other, PublishedAt, RemoteId, Text, Url, Watched};
use selaras_kernel::Metric;

const POSTS: &Vocabulary = &[
    ("post id", RemoteId),
    ("identificação do post", RemoteId),
    ("beitrags-id", RemoteId),
    ("id postingan", RemoteId),
    ("identificación de la publicación", RemoteId),
    ("permalink", Url),
    ("link permanente", Url),
    ("tautan permanen", Url),
    ("enlace permanente", Url),
    ("account username", Author),
    ("nome de usuário da conta", Author),
    ("nutzername des kontos", Author),
    ("nama pengguna akun", Author),
    ("page name", Author),
    ("nome da página", Author),
    ("seitenname", Author),
    ("nama halaman", Author),
    ("account name", Other("ignored")),
    ("nome da conta", Other("ignored")),
    ("kontoname", Other("ignored")),
    ("nama akun", Other("ignored")),
    ("title", Text),
    ("título", Text),
    ("titel", Text),
    ("judul", Text),
    ("description", Text),
    ("descrição", Text),
    ("beschreibung", Text),
    ("deskripsi", Text),
    ("keterangan", Text),
    ("descripción", Text),
    ("duration (sec)", Duration),
    ("duração (s)", Duration),
    ("dauer (sek.)", Duration),
    ("durasi (detik)", Duration),
    ("publish time", PublishedAt),
    ("horário de publicação", PublishedAt),
    ("veröffentlichungszeitpunkt", PublishedAt),
    ("zeitpunkt der veröffentlichung", PublishedAt),
    ("waktu publikasi", PublishedAt),
    ("waktu terbit", PublishedAt),
    ("hora de publicación", PublishedAt),
    ("post type", Format),
    ("tipo de post", Format),
    ("beitragstyp", Format),
    ("beitragsart", Format),
    ("jenis postingan", Format),
    ("tipe postingan", Format),
    ("date", Date),
    ("data", Date),
    ("datum", Date),
    ("tanggal", Date),
    ("views", Count(Metric::Views)),
    ("visualizações", Count(Metric::Views)),
    ("aufrufe", Count(Metric::Views)),
    ("tayangan", Count(Metric::Views)),
    ("visualizaciones", Count(Metric::Views)),
    ("impressions", Count(Metric::Impressions)),
    ("impressões", Count(Metric::Impressions)),
    ("impressionen", Count(Metric::Impressions)),
    ("impresi", Count(Metric::Impressions)),
    ("reach", Count(Metric::Reach)),
    ("alcance", Count(Metric::Reach)),
    ("reichweite", Count(Metric::Reach)),
    ("jangkauan", Count(Metric::Reach)),
    ("reactions, comments and shares", Count(Metric::Interactions)),
    ("reações, comentários e compartilhamentos", Count(Metric::Interactions)),
    ("reaktionen, kommentare und geteilte inhalte", Count(Metric::Interactions)),
    ("tanggapan, komentar, dan pembagian", Count(Metric::Interactions)),
    ("reactions", Count(Metric::Reactions)),
    ("likes", Count(Metric::Reactions)),
    ("reações", Count(Metric::Reactions)),
    ("curtidas", Count(Metric::Reactions)),
    ("reaktionen", Count(Metric::Reactions)),
    ("„gefällt mir“-angaben", Count(Metric::Reactions)),
    ("„gefällt mir\"-angaben", Count(Metric::Reactions)),
    ("tanggapan", Count(Metric::Reactions)),
    ("suka", Count(Metric::Reactions)),
    ("comments", Count(Metric::Replies)),
    ("replies", Count(Metric::Replies)),
    ("comentários", Count(Metric::Replies)),
    ("kommentare", Count(Metric::Replies)),
    ("komentar", Count(Metric::Replies)),
    ("comentarios", Count(Metric::Replies)),
    ("shares", Count(Metric::Reposts)),
    ("compartilhamentos", Count(Metric::Reposts)),
    ("geteilte inhalte", Count(Metric::Reposts)),
    ("mal geteilt", Count(Metric::Reposts)),
    ("dibagikan", Count(Metric::Reposts)),
    ("pembagian", Count(Metric::Reposts)),
    ("saves", Count(Metric::Saves)),
    ("salvamentos", Count(Metric::Saves)),
    ("mal gespeichert", Count(Metric::Saves)),
    ("gespeicherte inhalte", Count(Metric::Saves)),
    ("simpan", Count(Metric::Saves)),
    ("disimpan", Count(Metric::Saves)),
    ("follows", Count(Metric::Follows)),
    ("seguimentos", Count(Metric::Follows)),
    ("mengikuti", Count(Metric::Follows)),
    ("profile visits", Count(Metric::ProfileVisits)),
    ("total clicks", Count(Metric::Clicks)),
    ("total de cliques", Count(Metric::Clicks)),
    ("klicks insgesamt", Count(Metric::Clicks)),
    ("total klik", Count(Metric::Clicks)),
    ("link clicks", Count(Metric::LinkClicks)),
    ("cliques no link", Count(Metric::LinkClicks)),
    ("link-klicks", Count(Metric::LinkClicks)),
    ("klik tautan", Count(Metric::LinkClicks)),
    ("negative feedback from users: hide all", Count(Metric::Hides)),
    ("seconds viewed", Watched(Unit::Seconds)),
    ("average seconds viewed", Other("derived")),
    ("page id", Other("ignored")),
    ("account id", Other("ignored")),
    ("caption type", Other("ignored")),
    ("is crosspost", Other("ignored")),
    ("is share", Other("ignored")),
    ("languages", Other("ignored")),
    ("custom labels", Other("ignored")),
    ("funded content status", Other("ignored")),
    ("data comment", Other("ignored")),
];

const LEGACY: &Vocabulary = &[
    ("post id", RemoteId),
    ("permalink", Url),
    ("post message", Text),
    ("type", Format),
    ("posted", PublishedAt),
    ("lifetime post total reach", Count(Metric::Reach)),
    ("lifetime post organic reach", Other("derived")),
    ("lifetime post paid reach", Count(Metric::PaidReach)),
    ("lifetime post total impressions", Count(Metric::Impressions)),
    ("lifetime post organic impressions", Other("derived")),
    ("lifetime post paid impressions", Count(Metric::PaidImpressions)),
    ("lifetime post consumptions", Count(Metric::Clicks)),
    ("lifetime matched audience targeting consumptions on post", Count(Metric::Clicks)),
    ("lifetime negative feedback", Count(Metric::Hides)),
    ("countries", Other("ignored")),
    ("languages", Other("ignored")),
    ("audience targeting", Other("ignored")),
];

/// Names of the page's daily metrics, one file or block each.
const DAILY: &Vocabulary = &[
    ("content interactions", Count(Metric::Interactions)),
    ("interactions", Count(Metric::Interactions)),
    ("follows", Count(Metric::Follows)),
    ("unfollows", Count(Metric::Unfollows)),
    ("link clicks", Count(Metric::LinkClicks)),
    ("visits", Count(Metric::ProfileVisits)),
    ("profile visits", Count(Metric::ProfileVisits)),
    ("page visits", Count(Metric::ProfileVisits)),
    ("viewers", Count(Metric::Reach)),
    ("reach", Count(Metric::Reach)),
    ("views", Count(Metric::Views)),
    ("impressions", Count(Metric::Impressions)),
];

/// Takes any of Meta's tables.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    daily(reading, table) || legacy(reading, table) || posts(reading, table)
}

fn posts(reading: &mut Reading<'_>, table: &Table) -> bool {
    let mapping = reading.hints.mapping.clone();
    let bound = |plain: &[String]| columns::bind(plain, POSTS, &mapping);
    let fits = |plain: &[String]| {
        let fields = bound(plain);
        let has = |field| fields.contains(&Some(field));
        let counts = fields.iter().flatten().filter(|field| field.metric().is_some()).count();
        has(RemoteId) && has(PublishedAt) && (has(Url) || has(Format)) && counts >= 2 && !has(Field::Network)
            // Other tools have these, Meta never.
            && !columns::has_all(plain, &["network"])
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = bound(&head.plain);
    let instagram = is_instagram(&head, &fields);
    let (shape, network) = if instagram {
        (Shape::MetaInstagramPosts, "instagram")
    } else {
        (Shape::MetaFacebookPosts, "facebook")
    };
    reading.is(shape, Some(network));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let english = columns::has_all(&head.plain, &["publish time"]);
    rows::posts(
        reading,
        &Grid::new(&head, fields, if english { Order::MonthFirst } else { Order::DayFirst }),
    );
    true
}

/// Addresses decide; without any, the columns that only Instagram has.
fn is_instagram(head: &Head<'_>, fields: &[Option<Field>]) -> bool {
    let url = fields.iter().position(|field| *field == Some(Url));
    let network = url.and_then(|url| {
        head.rows.iter().filter_map(|row| row.filled(url)).find_map(|cell| rows::network_of_url(&cell.text()))
    });
    match network {
        Some(network) => network == "instagram",
        None => {
            fields.contains(&Some(Count(Metric::Saves)))
                || columns::has_all(&head.plain, &["account username"])
        }
    }
}

/// Up to about 2023: the second line explains the first.
fn legacy(reading: &mut Reading<'_>, table: &Table) -> bool {
    let needed = ["post id", "permalink", "post message", "posted"];
    let Some(head) = columns::find(table, |plain| columns::has_all(plain, &needed)) else { return false };
    let fields = columns::bind(&head.plain, LEGACY, &reading.hints.mapping);
    reading.is(Shape::MetaLegacyPosts, Some("facebook"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let mut grid = Grid::new(&head, fields, Order::MonthFirst);
    if grid.rows.first().is_some_and(|row| explains(row)) {
        grid.rows.remove(0);
    }
    rows::posts(reading, &grid);
    true
}

fn explains(row: &Row) -> bool {
    row.first().is_empty() && row.cells.iter().any(|cell| cell.text().to_lowercase().starts_with("lifetime"))
}

/// One metric of the page per block: its name, then `Date` and `Primary`, then days.
fn daily(reading: &mut Reading<'_>, table: &Table) -> bool {
    let starts: Vec<usize> = (0..table.rows.len())
        .filter(|at| {
            let row = &table.rows[*at];
            let cell = |column: usize| row.filled(column).map(|cell| columns::plain(&cell.text()));
            cell(0).as_deref() == Some("date") && cell(1).as_deref() == Some("primary")
        })
        .collect();
    let mut handled = false;
    for (nth, start) in starts.iter().enumerate() {
        let Some(title) = start.checked_sub(1).map(|above| &table.rows[above]) else { continue };
        // The row before the next block's headings is that block's name.
        let end = starts.get(nth + 1).map_or(table.rows.len(), |next| next.saturating_sub(1));
        let Some(rows) = table.rows.get(*start..end) else { continue };
        let Some(head) = columns::head_at(table.sheet.as_deref(), rows, 0) else { continue };
        let name = title.first().into_owned();
        let Some(metric) = daily_metric(reading, &name) else {
            reading.unknown_table(table.sheet.as_deref(), title.line, std::slice::from_ref(&name));
            handled = true;
            continue;
        };
        let plain = columns::plain(&name);
        let named = |network: &&str| plain.contains(*network) || reading.name.contains(*network);
        let network = ["facebook", "instagram"].into_iter().find(named);
        reading.is(Shape::MetaPageDaily, network);
        let fields = vec![Some(Date), Some(metric)];
        reading.columns(&head, &name, &fields);
        rows::days(reading, &Grid::new(&head, fields, Order::MonthFirst));
        handled = true;
    }
    handled
}

fn daily_metric(reading: &Reading<'_>, name: &str) -> Option<Field> {
    let plain = columns::plain(name);
    let bare = plain.trim_start_matches("facebook ").trim_start_matches("instagram ").to_owned();
    columns::bind(&[bare], DAILY, &[])
        .into_iter()
        .next()
        .flatten()
        .or_else(|| columns::said(&plain, &reading.hints.mapping))
        .filter(|field| field.metric().is_some())
}
