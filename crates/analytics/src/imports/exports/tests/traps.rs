//! One test per trap: bytes, numbers, dates.

use super::super::export::{Format, Refused, Shape, Share};
use super::seeds::*;
use super::{assumed, hints, on, read, try_read, understood, xlsx};
use jiff::civil::date;
use selaras_kernel::Metric;

fn utf16le(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn number(numbers: &[(Metric, i64)], metric: Metric) -> Option<i64> {
    numbers.iter().find(|(m, _)| *m == metric).map(|(_, value)| *value)
}

fn day_values(export: &super::Export, metric: Metric) -> Vec<(String, i64)> {
    let days = export.days.iter().filter(|day| day.metric == metric);
    days.map(|day| (day.date.to_string(), day.value)).collect()
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_first_heading() {
    let export = read("a.csv", FACEBOOK);
    assert_eq!(understood(&export, "Post ID"), Some("remote_id"));
    assert_eq!(export.posts[0].remote_id.as_deref(), Some("900000000000000001"));
}

#[test]
fn utf16_with_a_separator_line_and_a_name_line_is_a_day_series() {
    for bytes in [utf16le(PAGE_DAILY), utf16le(PAGE_DAILY)[2..].to_vec()] {
        let export = try_read("x.csv", &bytes).unwrap();
        assert_eq!((export.shape, export.network.as_deref()), (Shape::MetaPageDaily, Some("facebook")));
        let visits = day_values(&export, Metric::ProfileVisits);
        assert_eq!(visits, [("2026-08-22".to_owned(), 5), ("2026-08-23".to_owned(), 36)]);
        assert_eq!(export.days[0].line, 4, "the separator line is a line");
    }
}

#[test]
fn a_page_metric_nobody_knows_is_offered_for_mapping_and_then_read() {
    let text = PAGE_DAILY.replace("Facebook visits", "Facebook sparkles");
    let refused = try_read("x.csv", &utf16le(&text)).unwrap_err();
    let Refused::UnknownShape { headings } = refused else { panic!("{refused:?}") };
    assert!(headings.contains(&"Facebook sparkles".to_owned()));
    let mut hints = hints();
    hints.mapping.push(("Facebook sparkles".into(), "interactions".into()));
    let export = super::super::read("x.csv", &utf16le(&text), &hints).unwrap();
    assert_eq!(day_values(&export, Metric::Interactions).len(), 2);
}

#[test]
fn several_page_metrics_in_one_file_are_all_read() {
    let two = format!(
        "{PAGE_DAILY}\r\n\"Facebook follows\"\r\n\"Date\",\"Primary\"\r\n\"2026-08-22T00:00:00\",\"2\"\r\n"
    );
    let export = try_read("x.csv", &utf16le(&two)).unwrap();
    assert_eq!((export.rows, export.rejected.len()), (3, 0));
    assert_eq!(day_values(&export, Metric::Follows), [("2026-08-22".to_owned(), 2)]);
}

#[test]
fn the_second_of_two_header_lines_is_no_data() {
    let export = read("a.csv", LEGACY);
    assert_eq!((export.rows, export.posts.len()), (1, 1));
    assert_eq!(number(&export.posts[0].numbers, Metric::PaidImpressions), None);
    assert_eq!(number(&export.posts[0].numbers, Metric::PaidReach), Some(10));
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2015-10-01T14:00:00Z");
}

#[test]
fn a_title_line_before_the_header_is_passed_over() {
    let export = read("a.csv", X_VIDEO);
    assert_eq!(day_values(&export, Metric::WatchSeconds), [("2026-09-01".to_owned(), 560)]);
    assert_eq!(understood(&export, "Completion Rate"), Some("derived"));
    assert_eq!(understood(&export, "Estimated Revenue"), None);
}

#[test]
fn banner_rows_put_the_header_in_row_two() {
    let export = try_read("content.xlsx", &xlsx(&LINKEDIN_CONTENT, false)).unwrap();
    assert_eq!(export.shape, Shape::LinkedinContent);
    assert_eq!(day_values(&export, Metric::PaidImpressions)[0], ("2026-09-01".to_owned(), 20));
    assert_eq!(day_values(&export, Metric::Reactions)[0].1, -1, "reactions taken back");
    let post = &export.posts[0];
    assert_eq!(post.remote_id.as_deref(), Some("urn:li:activity:7000000000000000001"));
    assert_eq!(
        (post.line, post.sheet.as_deref(), post.format),
        (3, Some("All posts"), Some(Format::Document))
    );
    assert!(post.date_only);
    assert_eq!(understood(&export, "Impressions (organic)"), Some("derived"));
}

#[test]
fn line_breaks_in_cells_do_not_end_a_row_and_lines_are_still_counted() {
    let export = read("a.csv", FACEBOOK);
    assert_eq!(export.posts[1].text, "Baris satu\nbaris dua, \"kutipan\"");
    assert_eq!(export.posts.iter().map(|post| post.line).collect::<Vec<_>>(), [2, 3]);
    let more = format!(
        "{FACEBOOK}900000000000000003,T,c,,0,09/15/2026 17:30,https://www.facebook.com/t/posts/3,Photos,Lifetime,1,,,,,,,,,,\n"
    );
    assert_eq!(read("a.csv", &more).posts[2].line, 5);
}

#[test]
fn the_longer_of_title_and_description_is_the_caption() {
    let export = read("a.csv", FACEBOOK);
    assert_eq!(export.posts[0].text, "Kabar baik");
    assert!(export.posts[1].text.starts_with("Baris satu"));
}

#[test]
fn mathematical_bold_letters_become_plain_and_the_rest_stays() {
    let text = FACEBOOK.replace("\"Baris satu\nbaris dua, \"\"kutipan\"\"\"", "");
    assert_eq!(read("a.csv", &text).posts[1].text, "BARU ™");
}

#[test]
fn blank_is_unknown_and_not_zero() {
    let export = read("a.csv", FACEBOOK);
    assert_eq!(export.posts[1].numbers, [(Metric::Views, 900), (Metric::LinkClicks, 3)]);
    let export = read("a.csv", X_OVERVIEW);
    assert_eq!(day_values(&export, Metric::Saves), [("2026-09-01".to_owned(), 25)]);
}

#[test]
fn ad_impressions_are_not_paid_impressions() {
    let export = read("a.csv", FACEBOOK);
    assert_eq!(understood(&export, "Ad impressions"), None);
    assert_eq!(number(&export.posts[0].numbers, Metric::PaidImpressions), None);
}

#[test]
fn a_required_subset_is_enough_for_meta() {
    let few = "Views,Post ID,Something new,Publish time,Permalink,Reactions\n5,77,?,09/14/2026 17:30,https://www.facebook.com/x/posts/1,1\n";
    let export = read("a.csv", few);
    assert_eq!(export.shape, Shape::MetaFacebookPosts);
    assert_eq!(understood(&export, "Something new"), None);
    assert_eq!(export.posts[0].numbers, [(Metric::Views, 5), (Metric::Reactions, 1)]);
}

#[test]
fn impressions_of_old_and_views_of_now_are_two_metrics() {
    let old = FACEBOOK.replace(",Views,", ",Impressions,");
    assert_eq!(number(&read("a.csv", &old).posts[0].numbers, Metric::Impressions), Some(1200));
    assert_eq!(number(&read("a.csv", FACEBOOK).posts[0].numbers, Metric::Views), Some(1200));
}

#[test]
fn meta_rows_of_one_day_are_no_lifetime_totals() {
    let daily = INSTAGRAM.replace("Lifetime", "09/20/2026");
    let export = read("a.csv", &daily);
    assert!(export.posts.is_empty());
    assert_eq!(export.post_days[0].date, date(2026, 9, 20));
}

#[test]
fn instagram_forms_are_told_apart() {
    let export = read("a.csv", INSTAGRAM);
    assert_eq!(export.network.as_deref(), Some("instagram"));
    let forms: Vec<_> = export.posts.iter().map(|post| post.format.unwrap()).collect();
    assert_eq!(forms, [Format::Reel, Format::Carousel]);
    assert_eq!(number(&export.posts[0].numbers, Metric::Views), Some(12_400));
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-09-11T11:30:00Z", "18:30 in Jakarta");
    assert_eq!(assumed(&export, "zone_assumed"), [["Asia/Jakarta"]]);
}

#[test]
fn localised_meta_headings_come_with_semicolons_and_dots_that_group() {
    let export = read("a.csv", PORTUGUESE);
    assert_eq!(export.shape, Shape::MetaInstagramPosts);
    assert_eq!(export.posts[0].numbers[..2], [(Metric::Views, 1234), (Metric::Reach, 1100)]);
    assert_eq!(export.posts[0].format, Some(Format::Carousel));
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-09-05T11:30:00Z");
    let export = read("a.csv", GERMAN);
    assert_eq!(number(&export.posts[0].numbers, Metric::WatchSeconds), Some(1235), "1.234,5");
    assert_eq!(export.posts[0].published_at.unwrap().to_string(), "2026-09-13T11:30:00Z");
    assert_eq!(assumed(&export, "decimal_comma"), [["Seconds viewed"]]);
    let export = read("a.csv", INDONESIAN);
    assert_eq!(export.shape, Shape::MetaFacebookPosts);
    assert_eq!(number(&export.posts[1].numbers, Metric::Views), Some(2500), "2,5 rb");
    assert_eq!(number(&export.posts[0].numbers, Metric::Views), Some(1234));
    assert!(!export.posts[0].date_only, "18.30 is a time");
}

#[test]
fn windows_1252_is_read_and_said() {
    let (bytes, _, bad) = encoding_rs::WINDOWS_1252.encode(GERMAN);
    assert!(!bad);
    let export = try_read("a.csv", &bytes).unwrap();
    assert_eq!(export.posts[0].text, "Größe zählt");
    assert_eq!(assumed(&export, "encoding_assumed"), [["windows-1252"]]);
}

#[test]
fn day_and_month_are_told_apart_by_the_whole_column() {
    // Each of the first dates would do in both orders; one further down decides.
    let rows = |dates: &[&str]| {
        let rows = dates.iter().enumerate().map(|(n, d)| format!("{n},{d},https://facebook.com/{n},1,2\n"));
        format!("Post ID,Publish time,Permalink,Views,Reach\n{}", rows.collect::<String>())
    };
    let dates = |text: &str| {
        read("a.csv", text).posts.iter().map(|p| p.published_at.unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        dates(&rows(&["03/04/2026 07:00", "13/04/2026 07:00"])),
        ["2026-04-03T00:00:00Z", "2026-04-13T00:00:00Z"]
    );
    assert_eq!(
        dates(&rows(&["03/04/2026 07:00", "03/14/2026 07:00"])),
        ["2026-03-04T00:00:00Z", "2026-03-14T00:00:00Z"]
    );
    // Month first would lie in the future.
    let export = read("a.csv", &rows(&["12/01/2026 07:00", "11/02/2026 07:00"]));
    assert_eq!(assumed(&export, "day_first"), [["Publish time", "no_future_dates"]]);
    assert_eq!(export.posts.len(), 2);
    // Nothing decides: what Meta uses, and it is said.
    let export = read("a.csv", &rows(&["03/04/2026 07:00"]));
    assert_eq!(assumed(&export, "month_first"), [["Publish time", "usual_for_this_export"]]);
}

#[test]
fn dates_in_a_row_decide_the_order_by_lying_close_together() {
    let days: String = (1..=9).map(|day| format!("0{day}/02/2026,5,6,7,8\n")).collect();
    let export = read("a.csv", &format!("Date,Followers,Gained followers,Lost followers,Reach\n{days}"));
    assert_eq!(export.days[0].date, date(2026, 2, 1));
    assert_eq!(assumed(&export, "day_first"), [["Date", "dates_closer_together"]]);
}

#[test]
fn a_date_in_the_future_loses_against_one_that_is_not() {
    let text = "Date,Followers,Gained followers,Lost followers\n12/01/2026,5,1,1\n";
    assert_eq!(
        super::super::read("a.csv", text.as_bytes(), &on(date(2026, 6, 1))).unwrap().days[0].date,
        date(2026, 1, 12)
    );
}

#[test]
fn the_decimal_mark_is_told_by_the_whole_column() {
    // `1.234` alone is one thousand in a count; beside `2,5` it groups in a column of times, beside `2.5` it does not.
    let text = |a: &str, b: &str| {
        format!(
            "Post ID;Publish time;Permalink;Views;Seconds viewed\n1;2026-09-01;https://facebook.com/1;1.234;{a}\n2;2026-09-02;https://facebook.com/2;2.000;{b}\n"
        )
    };
    let seconds = |text: &str| number(&read("a.csv", text).posts[0].numbers, Metric::WatchSeconds);
    assert_eq!(seconds(&text("1.234", "2,5")), Some(1234));
    assert_eq!(seconds(&text("1.234", "2.5")), Some(1));
    assert_eq!(number(&read("a.csv", &text("1.234", "2.5")).posts[0].numbers, Metric::Views), Some(1234));
}

#[test]
fn quoted_dates_with_commas_stand_newest_first() {
    let export = read("a.csv", X_OVERVIEW);
    assert_eq!((export.shape, export.network.as_deref()), (Shape::XOverview, Some("x")));
    assert_eq!(export.period, Some((date(2026, 9, 1), date(2026, 9, 2))));
    assert_eq!(export.days[0].date, date(2026, 9, 2));
}

#[test]
fn answers_on_x_are_replies() {
    let export = read("a.csv", X_CONTENT);
    assert_eq!(export.posts.iter().map(|post| post.reply).collect::<Vec<_>>(), [false, true]);
    assert_eq!(number(&export.posts[0].numbers, Metric::Reposts), Some(2), "and not the 9 copied links");
    assert!(export.posts[0].date_only);
}

#[test]
fn old_tweet_activity_has_a_paid_part_and_dashes_for_no_value() {
    let export = read("a.csv", X_LEGACY);
    let post = &export.posts[0];
    assert_eq!(post.published_at.unwrap().to_string(), "2015-09-30T18:42:00Z", "the file names the zone");
    assert!(assumed(&export, "zone_assumed").is_empty());
    assert_eq!(number(&post.numbers, Metric::Impressions), Some(424));
    assert_eq!(number(&post.numbers, Metric::PaidImpressions), Some(12));
    assert_eq!(number(&post.numbers, Metric::PaidViews), None);
}

#[test]
fn days_without_a_year_turn_it_at_new_year() {
    let export = read("a.csv", TIKTOK_DAYS);
    let days: Vec<_> = day_values(&export, Metric::Views).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, ["2025-12-30", "2025-12-31", "2026-01-01"]);
    assert_eq!(assumed(&export, "year_inferred"), [["2025", "2026"]]);
    // On New Year's Eve the first of January is the one past, and newest first works as well.
    let export = super::super::read("a.csv", TIKTOK_DAYS.as_bytes(), &on(date(2026, 12, 30))).unwrap();
    assert_eq!(export.period, Some((date(2025, 12, 30), date(2026, 1, 1))));
    let mut lines: Vec<&str> = TIKTOK_DAYS.lines().collect();
    lines[1..].reverse();
    let export = read("a.csv", &lines.join("\n"));
    assert_eq!(export.period, Some((date(2025, 12, 30), date(2026, 1, 1))));
}

#[test]
fn the_name_of_the_file_may_say_the_year() {
    let export = read("Overview_2023-12-30_2024-01-01.csv", TIKTOK_DAYS);
    assert_eq!(export.period, Some((date(2023, 12, 30), date(2024, 1, 1))));
}

#[test]
fn a_leap_day_without_a_year_is_of_a_leap_year() {
    let text = TIKTOK_DAYS.replace("January 1", "February 29").replace("December 3", "February 2");
    let text = text.replace("February 20", "February 27").replace("February 21", "February 28");
    let export = read("a.csv", &text);
    assert_eq!(export.period, Some((date(2024, 2, 27), date(2024, 2, 29))));
}

#[test]
fn days_stand_before_months_in_some_locales() {
    let export = read("a.csv", TIKTOK_FOLLOWERS);
    assert_eq!(day_values(&export, Metric::Followers), [("2026-08-31".to_owned(), 10_410)]);
    assert_eq!(understood(&export, "Difference in followers from previous day"), Some("derived"));
    assert_eq!(export.skipped[0].reason, "no_numbers", "undefined is unknown");
    for months in
        [["30 Agustus", "31 Agustus"], ["30. August", "31. August"], ["30 de agosto", "31 de agosto"]]
    {
        let text = TIKTOK_FOLLOWERS.replace("30 August", months[0]).replace("31 August", months[1]);
        assert_eq!(read("a.csv", &text).days[0].date, date(2026, 8, 31), "{months:?}");
    }
}

#[test]
fn corrections_are_negative() {
    let export = read("a.csv", TIKTOK_DAYS);
    assert_eq!(
        day_values(&export, Metric::Replies),
        [("2025-12-30".to_owned(), 2), ("2025-12-31".to_owned(), -1)]
    );
}

#[test]
fn shortened_grouped_and_clock_numbers_are_read() {
    let export = read("a.csv", TIKTOK_CONTENT);
    let numbers = &export.posts[0].numbers;
    assert_eq!(number(numbers, Metric::Reactions), Some(1200));
    assert_eq!(number(numbers, Metric::Views), Some(18_400));
    assert_eq!(number(numbers, Metric::WatchSeconds), Some(9));
    assert_eq!(assumed(&export, "rounded_counts"), [["Total likes"]]);
    assert_eq!(export.posts[0].remote_id.as_deref(), Some("7400000000000000001"));
    assert_eq!((export.posts[1].remote_id.as_deref(), export.posts[1].url.as_deref()), (None, None));
    assert_eq!(export.posts[1].published_at.unwrap().to_string(), "2026-09-16T08:00:00Z");
}

#[test]
fn the_same_columns_in_a_workbook_read_the_same() {
    let rows: Vec<Vec<&str>> = vec![
        vec!["Video title", "Video link", "Post time", "Total likes", "Total views"],
        vec![
            "Seduh",
            "https://www.tiktok.com/@uji/video/7400000000000000001",
            "2026-09-03 09:10",
            "1.2K",
            "18400",
        ],
    ];
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let export = try_read("Content.xlsx", &xlsx(&[("Sheet1", &rows)], false)).unwrap();
    assert_eq!(export.shape, Shape::TiktokContent);
    assert_eq!(number(&export.posts[0].numbers, Metric::Views), Some(18_400));
}

#[test]
fn parts_of_an_audience_are_fractions() {
    let export = read("a.csv", TIKTOK_GENDER);
    assert_eq!(export.audience[0].share, Some(Share::Of(0.41)));
    let export = read("a.csv", &TIKTOK_GENDER.replace("0.41", "41").replace("0.59", "59"));
    assert_eq!(export.audience[0].share, Some(Share::Of(0.41)));
}
