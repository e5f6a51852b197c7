//! How events of other calendars come in.

use super::*;
use crate::scene::Scene;
use proptest::prelude::*;
use selaras_store::testing::on_both;

fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|e| format!("BEGIN:VEVENT\r\n{e}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

/// 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = crate::scene::NOW;

#[track_caller]
fn check(event: &str, zone: &str, expect: &[&str]) {
    let report = read_events(&calendar(&[event]), zone, NOW).unwrap();
    assert_eq!(report.problems, []);
    let dates: Vec<_> = report.events.iter().flat_map(|e| &e.dates).take(6).map(Date::to_string).collect();
    assert_eq!(dates, expect);
}

#[test]
fn an_event_is_on_its_day_on_the_wall_of_the_brand() {
    check("SUMMARY:Libur\r\nDTSTART;VALUE=DATE:20270301", "Asia/Jakarta", &["2027-03-01"]);
    check("SUMMARY:Malam\r\nDTSTART:20270301T180000Z", "Asia/Jakarta", &["2027-03-02"]);
    check(
        "SUMMARY:New York\r\nDTSTART;TZID=America/New_York:20270301T200000",
        "Asia/Jakarta",
        &["2027-03-02"],
    );
    check("SUMMARY:Di mana saja\r\nDTSTART:20270301T200000", "Asia/Jakarta", &["2027-03-01"]);
}

#[test]
fn a_rule_is_followed_from_today_on() {
    let weekly = "SUMMARY:Rapat\r\nDTSTART;VALUE=DATE:20261229\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;VALUE=DATE:20270119";
    check(weekly, "Asia/Jakarta", &["2027-01-12", "2027-01-26"]);
    let last =
        "SUMMARY:Tutup buku\r\nDTSTART;VALUE=DATE:20270129\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270401";
    check(last, "Asia/Jakarta", &["2027-01-29", "2027-02-26", "2027-03-26"]);
    let thirty_first = "SUMMARY:31\r\nDTSTART;VALUE=DATE:20270131\r\nRRULE:FREQ=MONTHLY;COUNT=3";
    check(thirty_first, "Asia/Jakarta", &["2027-01-31", "2027-03-31", "2027-05-31"]);
    let two =
        "SUMMARY:Dua\r\nDTSTART;VALUE=DATE:20270112\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4";
    check(two, "Asia/Jakarta", &["2027-01-12", "2027-01-14", "2027-01-26", "2027-01-28"]);
    let evening = "SUMMARY:Sore\r\nDTSTART;TZID=America/New_York:20270301T200000\r\nRRULE:FREQ=DAILY;UNTIL=20270303T010000Z";
    check(evening, "Asia/Jakarta", &["2027-03-02", "2027-03-03"]);
    let yearly = read_events(
        &calendar(&["SUMMARY:Ultah\r\nDTSTART;VALUE=DATE:19900517\r\nRRULE:FREQ=YEARLY"]),
        "Asia/Jakarta",
        NOW,
    )
    .unwrap();
    assert!(yearly.events[0].yearly);
    let endless = read_events(
        &calendar(&["SUMMARY:Harian\r\nDTSTART;VALUE=DATE:20270112\r\nRRULE:FREQ=DAILY"]),
        "Asia/Jakarta",
        NOW,
    )
    .unwrap();
    assert_eq!((endless.events[0].dates.len(), endless.events[0].cut), (rule::DATES_MAX, true));
}

#[test]
fn an_occurrence_that_was_moved_is_on_its_new_day_only() {
    let text = calendar(&[
        "UID:a\r\nSUMMARY:Rapat\r\nDTSTART;VALUE=DATE:20270112\r\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:a\r\nSUMMARY:Rapat\r\nRECURRENCE-ID;VALUE=DATE:20270119\r\nDTSTART;VALUE=DATE:20270121",
    ]);
    let report = read_events(&text, "Asia/Jakarta", NOW).unwrap();
    let dates: Vec<_> = report.events.iter().flat_map(|e| &e.dates).map(Date::to_string).collect();
    assert_eq!(dates, ["2027-01-12", "2027-01-21"]);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let text = calendar(&[
        "SUMMARY:Baik\r\nDTSTART;VALUE=DATE:20270301\r\nDESCRIPTION:Panjang\\, dan\r\n  dilipat",
        "SUMMARY:Tanpa awal",
        "SUMMARY:Salah\r\nDTSTART:besok",
        "SUMMARY:Zona\r\nDTSTART;TZID=Mars/Base:20270301T090000",
        "SUMMARY:Aturan\r\nDTSTART:20270301T090000\r\nRRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO",
        "DTSTART:20270301T090000",
    ]);
    let report = read_events(&text, "Asia/Jakarta", NOW).unwrap();
    let told: Vec<_> = report.problems.iter().map(|p| format!("{} {}", p.line, p.problem.code)).collect();
    assert_eq!(
        told,
        ["9 ics_start_missing", "14 ics_date", "18 ics_zone", "23 ics_rule", "25 ics_name_missing"]
    );
    assert_eq!((report.events.len(), report.events[0].note.as_str()), (1, "Panjang, dan dilipat"));
    let whole = |text: &str| {
        let problem = read_events(text, "Asia/Jakarta", NOW).unwrap_err();
        format!("{} {}", problem.code, problem.params.get("line").cloned().unwrap_or_default())
    };
    assert_eq!(whole("halo"), "ics_not_calendar null");
    assert_eq!(whole("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VCALENDAR\n"), "ics_line 4");
    assert_eq!(whole("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n"), "ics_unclosed 1");
    assert_eq!(whole("BEGIN:VCALENDAR\nbukan baris\nEND:VCALENDAR\n"), "ics_line 2");
    assert_eq!(whole("BEGIN:VCALENDAR\nEND:VCALENDAR\n"), "import_empty null");
}

#[tokio::test]
async fn events_become_days_once_or_drafts() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let text = calendar(&[
            "SUMMARY:Panen\r\nDTSTART;VALUE=DATE:20270301\r\nRRULE:FREQ=WEEKLY;COUNT=2",
            "SUMMARY:Ultah\r\nDTSTART;VALUE=DATE:20200517\r\nRRULE:FREQ=YEARLY",
        ]);
        let file = |into, dry_run| CalendarFile { brand: scene.brand, text: text.clone(), into, dry_run };
        let run = |into, dry_run| {
            import(&scene.db, &scene.networks, &scene.actor, file(into, dry_run), scene.now())
        };
        assert_eq!(run(Become::Days, true).await.unwrap().days, 0);
        assert_eq!(run(Become::Days, false).await.unwrap().days, 3);
        assert_eq!(run(Become::Days, false).await.unwrap().days, 0, "what is there is not added again");
        let range = ("2027-03-01".parse().unwrap(), "2027-05-31".parse().unwrap());
        let all = holidays::list(&scene.db, &scene.actor, scene.brand, range.0, range.1).await.unwrap();
        let own: Vec<_> =
            all.iter().filter(|d| d.kind == holidays::DayKind::Own).map(|d| d.date.to_string()).collect();
        assert_eq!(own, ["2027-03-01", "2027-03-08", "2027-05-17"]);
        assert_eq!(run(Become::Drafts, false).await.unwrap().created.len(), 2);
        assert_eq!(scene.calendar(None).await.items.len(), 2);
    })
    .await;
}

proptest! {
    #[test]
    fn no_file_breaks_it(text in "(BEGIN:VCALENDAR\n)?(BEGIN:VEVENT\n)?((SUMMARY|DTSTART|RRULE|EXDATE|END|BEGIN)[:;=A-Z0-9T,]{0,30}\n){0,8}(END:VEVENT\n)?(END:VCALENDAR\n)?") {
        let _ = read_events(&text, "Asia/Jakarta", NOW);
    }
}
