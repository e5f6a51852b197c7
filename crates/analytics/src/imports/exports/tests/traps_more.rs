//! One test per trap: totals, tables beside and after each other, other tools, what is refused.

use super::super::export::{Grain, Refused, Shape, Share};
use super::super::{
    FIELD_CODES, TEMPLATE_DAYS as DAY_HEADINGS, TEMPLATE_METRICS, TEMPLATE_POSTS, metric_code, metric_of,
};
use super::seeds::*;
use super::{accounted, assumed, hints, read, try_read, understood, xlsx};
use jiff::civil::{date, datetime};
use selaras_kernel::Metric;

#[test]
fn a_total_row_is_skipped_and_said() {
    let export = read("a.csv", YOUTUBE);
    assert_eq!((export.rows, export.posts.len()), (2, 1));
    assert_eq!((export.skipped[0].line, export.skipped[0].reason.as_str()), (2, "total_row"));
    let post = &export.posts[0];
    assert_eq!((post.duration_seconds, post.remote_id.as_deref()), (Some(244), Some("abcDEF12345")));
    assert!(post.numbers.contains(&(Metric::WatchSeconds, 1_085_400)), "301.5 hours");
    let export = read("a.csv", PINTEREST);
    assert_eq!((export.ads.len(), export.skipped.len()), (1, 1));
    assert_eq!(export.ads[0].spend.as_deref(), Some("10.00"));
}

#[test]
fn youtube_columns_are_the_users_choice() {
    let few = "Content,Video title,Video publish time,Views\nabc,\"Total, semua\",\"Sep 3, 2026\",7\n";
    let export = read("a.csv", few);
    assert_eq!(export.posts[0].numbers, [(Metric::Views, 7)]);
    assert_eq!(export.shape, Shape::YoutubeTable);
}

#[test]
fn a_video_per_day_is_no_lifetime_total() {
    let export = read("a.csv", YOUTUBE_CHART);
    assert_eq!(export.shape, Shape::YoutubeChart);
    assert!(export.posts.is_empty());
    assert_eq!(export.post_days.iter().map(|day| day.value).collect::<Vec<_>>(), [0, 900]);
}

#[test]
fn date_and_views_alone_are_nobodys_unless_the_name_says_so() {
    let text = "Date,Views\n2026-10-01,120\n";
    assert_eq!(read("Totals.csv", text).network.as_deref(), Some("youtube"));
    let export = read("data.csv", text);
    assert_eq!((export.shape, export.network), (Shape::TemplateDays, None));
    let own = "Date,Views,Watch time (hours)\n2026-10-01,120,1.5\n";
    assert_eq!(read("data.csv", own).network.as_deref(), Some("youtube"));
}

#[test]
fn two_tables_side_by_side_are_joined_by_address() {
    let export = try_read("a.xlsx", &xlsx(&LINKEDIN_MEMBER, true)).unwrap();
    assert_eq!(export.shape, Shape::LinkedinMember);
    assert_eq!(export.posts.len(), 2);
    let first = &export.posts[0];
    assert_eq!(first.remote_id.as_deref(), Some("urn:li:share:7000000000000000001"));
    assert_eq!(first.numbers, [(Metric::Interactions, 31), (Metric::Impressions, 900)]);
    assert_eq!(export.posts[1].numbers, [(Metric::Interactions, 20), (Metric::Impressions, 1400)]);
    assert_eq!(accounted(&export).len() as u64, export.rows);
}

#[test]
fn a_row_whose_posts_all_went_elsewhere_is_said_to_be_merged() {
    let rows: &[&[&str]] = &[
        &["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"],
        &["https://l.example/1", "9/3/2026", "31", "", "https://l.example/2", "9/9/2026", "1400"],
        &["", "", "", "", "https://l.example/1", "9/3/2026", "900"],
    ];
    let export = try_read("a.xlsx", &xlsx(&[("TOP POSTS", rows)], true)).unwrap();
    assert_eq!((export.posts.len(), export.skipped[0].reason.as_str()), (2, "merged_row"));
    assert_eq!(accounted(&export).len() as u64, export.rows);
}

#[test]
fn numbers_as_text_and_less_than_one_percent_are_read() {
    let export = try_read("a.xlsx", &xlsx(&LINKEDIN_MEMBER, true)).unwrap();
    let shares: Vec<_> = export.audience.iter().map(|row| row.share.unwrap()).collect();
    assert_eq!(shares, [Share::Of(0.02), Share::Below(0.01)]);
    let level = export.days.iter().find(|day| day.metric == Metric::Followers).unwrap();
    assert_eq!((level.date, level.value, level.line), (date(2026, 9, 28), 1842, 1));
    assert_eq!(export.period, Some((date(2026, 9, 1), date(2026, 9, 28))));
    assert_eq!(export.skipped[0].reason, "period_total");
}

#[test]
fn competitors_have_the_period_of_the_banner() {
    let rows: &[&[&str]] = &[
        &["09/01/2026 - 09/30/2026"],
        &["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
        &["Kami", "1200", "45", "310", "12"],
    ];
    let export = try_read("a.xlsx", &xlsx(&[("COMPETITORS", rows)], false)).unwrap();
    assert_eq!(export.period, Some((date(2026, 9, 1), date(2026, 9, 30))));
    assert_eq!(export.competitors[0].engagements, Some(310));
}

#[test]
fn analytics_reports_follow_each_other_each_with_its_own_days() {
    let export = read("a.csv", GA4);
    assert_eq!((export.rows, export.website.len()), (3, 3));
    let first = &export.website[0];
    assert_eq!((first.source.as_deref(), first.medium.as_deref()), (Some("instagram.com"), Some("referral")));
    assert_eq!(
        (first.dimension.as_str(), first.label.as_str()),
        ("Session source / medium", "instagram.com / referral")
    );
    assert_eq!((first.key_events, first.revenue.as_deref()), (Some(31.5), Some("1250.75")));
    let last = &export.website[2];
    assert_eq!(
        (last.landing_page.as_deref(), last.sessions, last.new_users),
        (Some("/menu"), Some(420), Some(210))
    );
    assert_eq!((last.start, last.end), (Some(date(2026, 8, 1)), Some(date(2026, 8, 31))));
    assert_eq!(last.line, 17);
    assert_eq!(export.period, Some((date(2026, 8, 1), date(2026, 9, 30))));
}

#[test]
fn analytics_tables_after_a_blank_line_are_tables_of_their_own() {
    let text = "# Report: x\n# Start date: 20260901\n# End date: 20260930\nSession campaign,Sessions\nlebaran,5\n\nSession manual ad content,Session campaign,Sessions\nbiru,lebaran,3\n";
    let export = read("a.csv", text);
    assert_eq!(export.website.len(), 2);
    assert_eq!(export.website[0].campaign.as_deref(), Some("lebaran"));
    let second = &export.website[1];
    assert_eq!((second.content.as_deref(), second.campaign.as_deref()), (Some("biru"), Some("lebaran")));
    assert_eq!(second.also, [("Session campaign".to_owned(), "lebaran".to_owned())]);
}

#[test]
fn localised_analytics_headings_and_numbers_are_read() {
    let export = read("a.csv", GA4_INDONESIAN);
    let row = &export.website[0];
    assert_eq!((row.sessions, row.engaged_sessions, row.users), (Some(1200), Some(401), Some(300)));
    assert_eq!((row.key_events, row.revenue.as_deref()), (Some(3.5), Some("1250.75")));
    assert_eq!(row.start, Some(date(2026, 9, 1)));
    for heading in ["(Default Channel Group)", "(Default channel group)"] {
        let text = format!(
            "# a: b\n# Start date: 20260901\n# End date: 20260930\nSession primary channel group {heading},Sessions\nDirect,3\n"
        );
        assert_eq!(read("a.csv", &text).website[0].label, "Direct");
    }
}

#[test]
fn a_caption_that_begins_with_a_hashtag_is_no_comment() {
    let rows: &[&[&str]] = &[
        &["Post title", "Post link", "Created date", "Views", "Likes"],
        &["# kopi", "https://l.example/1", "09/03/2026", "4", "2"],
    ];
    let export = try_read("a.xlsx", &xlsx(&[("All posts", rows)], false)).unwrap();
    assert_eq!((export.shape, export.posts.len()), (Shape::LinkedinContent, 1));
}

#[test]
fn search_interest_below_one_is_kept_as_such() {
    let export = read("a.csv", TRENDS);
    assert_eq!(export.interest.len(), 4);
    let last = &export.interest[3];
    assert_eq!((last.term.as_str(), last.region.as_deref()), ("matcha", Some("Worldwide")));
    assert_eq!((last.value, last.below_one, last.grain, last.line), (0, true, Grain::Week, 5));
    let hourly = TRENDS
        .replace("Week", "Time")
        .replace("2026-08-23", "2026-09-26T01")
        .replace("2026-08-30", "2026-09-26T02");
    let hours = read("a.csv", &hourly);
    assert_eq!(
        (hours.interest[0].start, hours.interest[0].grain),
        (datetime(2026, 9, 26, 1, 0, 0, 0), Grain::Hour)
    );
    let monthly =
        TRENDS.replace("Week", "Bulan").replace("2026-08-23", "2026-07").replace("2026-08-30", "2026-08");
    assert_eq!(read("a.csv", &monthly).interest[0].start, datetime(2026, 7, 1, 0, 0, 0, 0));
}

#[test]
fn other_tools_are_known_by_their_own_words() {
    for (text, shape, rows) in [
        (HOOTSUITE, Shape::Hootsuite, 2),
        (SPROUT, Shape::SproutPosts, 1),
        (SPROUT_PROFILE, Shape::SproutProfile, 2),
        (BUFFER, Shape::Buffer, 1),
        (METRICOOL, Shape::Metricool, 2),
        (LATER, Shape::Later, 1),
        (AGORAPULSE, Shape::Agorapulse, 1),
    ] {
        let export = read("a.csv", text);
        assert_eq!((export.shape, export.rows), (shape, rows));
        assert!(export.rejected.is_empty() && export.skipped.is_empty(), "{shape:?}: {:?}", export.rejected);
    }
    let export = read("a.csv", HOOTSUITE);
    assert_eq!(
        export.posts[0].published_at.unwrap().to_string(),
        "2026-03-01T14:30:00Z",
        "the heading says GMT"
    );
    assert_eq!(export.posts[1].network.as_deref(), Some("instagram"));
    let export = read("a.csv", BUFFER);
    assert_eq!(
        (export.posts[0].network.as_deref(), export.posts[0].remote_id.as_deref()),
        (Some("x"), Some("1775000000000000000"))
    );
    let export = read("a.csv", METRICOOL);
    assert_eq!(export.days[0].date, date(2026, 4, 1));
    assert!(
        export.days.iter().any(|day| day.metric == Metric::Unfollows && day.value == 3),
        "losses are positive"
    );
    let export = read("a.csv", LATER);
    assert_eq!(
        (export.posts[0].network.as_deref(), export.posts[0].remote_id.as_deref()),
        (Some("tiktok"), Some("7350000000000000000"))
    );
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-04-05T11:15:00Z");
    let export = read("a.csv", AGORAPULSE);
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-04-05T10:45:00Z");
    assert!(!export.posts[0].date_only);
}

#[test]
fn the_template_is_read_in_both_languages() {
    let export = read("a.csv", TEMPLATE);
    assert_eq!(export.shape, Shape::TemplatePosts);
    assert_eq!(export.posts[0].network.as_deref(), Some("mastodon"));
    assert_eq!(export.posts[0].numbers, [(Metric::Impressions, 100), (Metric::Reactions, 5)]);
    let export = read("a.csv", TEMPLATE_DAYS);
    assert_eq!(export.shape, Shape::TemplateDays);
    assert_eq!(
        export.days.iter().map(|day| (day.metric, day.value)).collect::<Vec<_>>(),
        [(Metric::Followers, 120), (Metric::Reach, 50)]
    );
    assert_eq!(export.rejected[0].value, "tidak_ada");
    let mut headings: Vec<&str> = TEMPLATE_POSTS.iter().map(|(_, indonesian)| *indonesian).collect();
    headings.extend(["impresi", "reaksi"]);
    let text =
        format!("{}\nbluesky,uji,1,https://b.example/1,2026-09-01,Halo,gambar,,100,5\n", headings.join(","));
    assert_eq!(read("a.csv", &text).posts[0].numbers.len(), 2);
    let wide = format!(
        "{},followers\nbluesky,uji,2026-09-01,12\n",
        DAY_HEADINGS[..3].iter().map(|(e, _)| *e).collect::<Vec<_>>().join(",")
    );
    assert_eq!(read("a.csv", &wide).days[0].value, 12);
}

#[test]
fn a_persons_mapping_opens_a_table_nobody_knows() {
    let text = "Hari;Yang suka;Warna\n01/09/2026;1.200;biru\n";
    let Err(Refused::UnknownShape { headings }) = try_read("a.csv", text.as_bytes()) else { panic!() };
    assert_eq!(headings, ["Hari", "Yang suka", "Warna"]);
    let mut hints = hints();
    hints.mapping = vec![("hari".into(), "date".into()), ("YANG SUKA".into(), "reactions".into())];
    let export = super::super::read("a.csv", text.as_bytes(), &hints).unwrap();
    assert_eq!(
        (export.shape, export.days[0].value, export.days[0].date),
        (Shape::MappedDays, 1200, date(2026, 9, 1))
    );
    assert_eq!(understood(&export, "Warna"), None);
    hints.mapping = vec![("Sparkles".into(), "saves".into())];
    let more = INSTAGRAM.replace(",Saves", ",Sparkles");
    let export = super::super::read("a.csv", more.as_bytes(), &hints).unwrap();
    assert!(export.posts[0].numbers.contains(&(Metric::Saves, 31)), "in a known shape, too");
}

#[test]
fn what_cannot_be_read_is_rejected_with_its_place() {
    let text = FACEBOOK.replace("\"1,200\"", "banyak").replace("09/14/2026 17:30", "kemarin");
    let export = read("a.csv", &text);
    let lost: Vec<_> = export
        .rejected
        .iter()
        .map(|r| (r.line, r.column.as_deref(), r.value.as_str(), r.reason.as_str(), r.whole_row))
        .collect();
    assert_eq!(
        lost,
        [
            (2, Some("Views"), "banyak", "number_unreadable", false),
            (3, Some("Publish time"), "kemarin", "date_unreadable", false),
        ]
    );
    let twice = format!("{INSTAGRAM}{}", INSTAGRAM.lines().last().unwrap());
    let export = read("a.csv", &twice);
    assert_eq!((export.posts.len(), export.rejected[0].reason.as_str()), (2, "duplicate_row"));
    let nobody = INSTAGRAM
        .replace("18000000000000002", "")
        .replace("https://www.instagram.com/p/B/", "")
        .replace("Geser ya", "");
    assert_eq!(read("a.csv", &nobody).rejected[0].reason, "no_identity");
}

#[test]
fn ids_that_a_spreadsheet_rounded_are_not_believed() {
    let text = INSTAGRAM.replace("18000000000000001", "1.8E+16").replace("18000000000000002", "1.8E+16");
    let export = read("a.csv", &text);
    assert_eq!((export.posts.len(), export.posts[0].remote_id.as_deref()), (2, None));
    assert_eq!(assumed(&export, "id_rounded"), [["Post ID"]]);
}

#[test]
fn what_is_no_table_is_refused_with_a_reason() {
    let refused = |bytes: &[u8]| try_read("a.csv", bytes).unwrap_err();
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b" \n \n"), Refused::Empty);
    assert_eq!(refused("\u{feff}".as_bytes()), Refused::Empty);
    assert_eq!(refused(b"PK\x03\x04\x14\0\0\0Table data.csv"), Refused::Zip);
    assert_eq!(refused(b"PK\x03\x04\x14\0\0\0xl/workbook.xml"), Refused::NotATable);
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 short"), Refused::NotATable);
    assert_eq!(refused(b"%PDF-1.7 and so on"), Refused::NotATable);
    assert_eq!(refused(b"<html><table><tr><td>x</td></tr></table>"), Refused::NotATable);
    assert_eq!(
        refused(&[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3, 4, 5]),
        Refused::UnreadableEncoding
    );
    assert_eq!(refused(INSTAGRAM.lines().next().unwrap().as_bytes()), Refused::Empty, "headings only");
    assert!(matches!(refused(b"Halo, apa kabar"), Refused::UnknownShape { .. }));
}

#[test]
fn what_is_too_large_is_refused() {
    let refused = |bytes: &[u8]| try_read("a.csv", bytes).unwrap_err();
    assert_eq!(refused(&vec![b'a'; 50 * 1024 * 1024 + 1]), Refused::TooLarge);
    assert_eq!(refused("a,b\n".repeat(1_000_001).as_bytes()), Refused::TooLarge);
    assert_eq!(refused(",x".repeat(501).as_bytes()), Refused::TooLarge);
    assert_eq!(refused(format!("a,{}\n", "b".repeat(100_001)).as_bytes()), Refused::TooLarge);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    sheet.write_string(1_048_575, 16_383, "b").unwrap();
    assert_eq!(refused(&book.save_to_buffer().unwrap()), Refused::TooLarge, "two far corners");
}

#[test]
fn a_zone_nobody_knows_is_utc_and_said() {
    let mut hints = hints();
    hints.zone = "Bulan/Mare".into();
    let export = super::super::read("a.csv", INSTAGRAM.as_bytes(), &hints).unwrap();
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-09-11T18:30:00Z");
    assert_eq!(assumed(&export, "zone_unknown"), [["Bulan/Mare"]]);
}

#[test]
fn every_metric_has_one_code_the_one_it_has_in_json() {
    for metric in Metric::ALL {
        assert_eq!(serde_json::to_string(&metric).unwrap(), format!("\"{}\"", metric_code(metric)));
        assert_eq!(metric_of(metric_code(metric)), Some(metric));
        assert!(!FIELD_CODES.contains(&metric_code(metric)));
    }
}

#[test]
fn a_table_nobody_knows_beside_one_that_is_known_is_said() {
    let mut sheets = seeds_with("Catatan", &[&["Warna", "Rasa"], &["biru", "pahit"]]);
    sheets.rotate_right(1);
    let export = try_read("a.xlsx", &xlsx(&sheets, false)).unwrap();
    assert_eq!(export.shape, Shape::LinkedinContent);
    let lost = &export.rejected[0];
    assert_eq!(
        (lost.reason.as_str(), lost.sheet.as_deref(), lost.value.as_str()),
        ("unknown_table", Some("Catatan"), "Warna, Rasa")
    );
    assert_eq!(understood(&export, "Rasa"), None);
    assert_eq!(accounted(&export).len() as u64, export.rows);
}

fn seeds_with<'s>(name: &'s str, rows: &'s [&'s [&'s str]]) -> Vec<(&'s str, &'s [&'s [&'s str]])> {
    LINKEDIN_CONTENT.into_iter().chain([(name, rows)]).collect()
}

#[test]
fn numbers_of_a_period_are_said_to_be_such() {
    let export = try_read("a.xlsx", &xlsx(&LINKEDIN_MEMBER, true)).unwrap();
    assert_eq!(assumed(&export, "period_numbers").len(), 1);
    assert_eq!(export.posts[0].as_of, Some(date(2026, 9, 28)));
    assert_eq!(read("a.csv", FACEBOOK).posts[0].as_of, None);
}

#[test]
fn the_whole_template_is_understood() {
    for indonesian in [false, true] {
        let word = |(english, other): (&'static str, &'static str)| if indonesian { other } else { english };
        let mut headings: Vec<&str> = TEMPLATE_POSTS.into_iter().map(word).collect();
        headings.extend(TEMPLATE_METRICS.map(|(other, metric)| word((metric_code(metric), other))));
        let numbers: String = (1..=29).map(|n| format!(",{n}")).collect();
        let text = format!(
            "{}\nx,uji,1,https://x.com/u/status/1,2026-09-01,Halo,video,9{numbers}\n",
            headings.join(",")
        );
        let export = read("a.csv", &text);
        assert!(export.columns.iter().all(|column| column.understood.is_some()), "{:?}", export.columns);
        assert_eq!((export.posts[0].numbers.len(), export.posts[0].duration_seconds), (29, Some(9)));
    }
}

#[test]
fn one_long_text_in_many_cells_of_a_workbook_is_too_large() {
    let mut budget = selaras_workbooks::Budget::new(&super::super::workbook::LIMITS);
    let long = super::super::sheet::Cell::Text("a".repeat(100_000));
    let kept = (0..5000).take_while(|_| budget.take(&long).is_ok()).count();
    assert_eq!(kept, 2097);
}

#[test]
fn a_word_for_lifetime_in_any_language_is_no_unreadable_date() {
    let export = read("a.csv", &INSTAGRAM.replace("Lifetime", "Sepanjang masa"));
    assert_eq!((export.posts.len(), export.rejected.len()), (2, 0));
}

/// A workbook whose shared texts are these.
fn with_texts(xml: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let whole = xlsx(&LINKEDIN_CONTENT, false);
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(if name.ends_with("sharedStrings.xml") { xml } else { &bytes }).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_claims_billions_of_texts_is_refused_before_room_is_made_for_them() {
    let claim = br#"<sst xmlns="x" uniqueCount="5000000000"><si><t>a</t></si></sst>"#;
    assert_eq!(try_read("a.xlsx", &with_texts(claim)).unwrap_err(), Refused::TooLarge);
    // Behind a long comment, across two chunks, and in two bytes per letter.
    let hidden = [format!("<!--{}-->", " ".repeat(16_370)).as_bytes(), claim].concat();
    assert_eq!(try_read("a.xlsx", &with_texts(&hidden)).unwrap_err(), Refused::TooLarge);
    let wide: Vec<u8> = claim.iter().flat_map(|byte| [*byte, 0]).collect();
    assert_eq!(try_read("a.xlsx", &with_texts(&wide)).unwrap_err(), Refused::TooLarge);
}

#[test]
fn a_workbook_that_unpacks_to_far_more_than_it_says_is_refused() {
    let mut bytes = with_texts(&vec![b' '; 257 * 1024 * 1024]);
    assert!(bytes.len() < 1024 * 1024);
    // The directory lies about the size.
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|window| window == b"PK\x01\x02") {
        at += found;
        bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        at += 4;
    }
    assert!(matches!(try_read("a.xlsx", &bytes).unwrap_err(), Refused::TooLarge | Refused::NotATable));
}
