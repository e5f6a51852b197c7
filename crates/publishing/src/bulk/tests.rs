//! What tables and JSON become, and what is said of their mistakes.

use super::*;
use crate::scene::Scene;
use selaras_store::testing::on_both;

async fn run(scene: &Scene, format: Format, bytes: &[u8], dry_run: bool) -> Result<Report> {
    let mode = if dry_run { Mode::DryRun } else { Mode::AllOrNothing };
    let import_of = Import { brand: scene.brand, format, bytes, mode, tell_lines: false };
    import(&scene.db, &scene.networks, &scene.actor, import_of, scene.now()).await
}

fn told(report: &Report) -> Vec<String> {
    report.problems.iter().map(|p| format!("{} {} {}", p.line, p.problem.field, p.problem.code)).collect()
}

#[tokio::test]
async fn a_table_becomes_posts_and_a_dry_run_does_not() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let table = "text;at;profiles;title\n\"Halo; dunia\";2027-01-13 09:00;kopi;Satu\nTanpa waktu;;fake:@kopi;Dua\n";
        let dry = run(&scene, Format::Csv, table.as_bytes(), true).await.unwrap();
        assert_eq!((dry.rows, dry.problems.len(), dry.created.len()), (2, 0, 0));
        let done = run(&scene, Format::Csv, table.as_bytes(), false).await.unwrap();
        let first = scene.get(done.created[0]).await;
        assert_eq!(first.content.parts[0].text, "Halo; dunia");
        assert_eq!(first.due_at.unwrap().to_string(), "2027-01-13T02:00:00Z");
        assert_eq!(scene.get(done.created[1]).await.due_at, None);
    })
    .await;
}

#[tokio::test]
async fn every_mistake_is_told_by_line_and_nothing_is_written() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let mut table = b"text,at,zone,profiles\nbaik,2027-01-13T09:00,,kopi\nlampau,2020-01-01T09:00,,kopi\nsiapa,2027-01-13T09:00,,teh\n\"dua\nbaris\",2027-03-28T02:30,Europe/Berlin,kopi\nkurang,2027-01-13T09:00\n".to_vec();
        table.extend(b"caf\xe9,2027-01-13T09:00,,kopi\n");
        let report = run(&scene, Format::Csv, &table, false).await.unwrap();
        assert_eq!(
            told(&report),
            ["3 at time_past", "4 profiles profile_unknown", "5 at time_skipped", "7  line_columns", "8 text line_encoding"]
        );
        assert!(report.created.is_empty());
        assert!(scene.calendar(None).await.items.is_empty());
    })
    .await;
}

#[tokio::test]
async fn spreadsheets_save_in_many_ways() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let table = "text\tprofiles\nSelamat pagi ☕\tkopi\n";
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(table.bytes()).collect();
        for bytes in [utf16, marked] {
            let done = run(&scene, Format::Csv, &bytes, false).await.unwrap();
            assert_eq!(scene.get(done.created[0]).await.content.parts[0].text, "Selamat pagi ☕");
        }
        let json = "[\n{\"text\": \"satu\", \"profiles\": \"kopi\"},\n{\"teks\": \"dua\"}]";
        let report = run(&scene, Format::Json, json.as_bytes(), false).await.unwrap();
        assert_eq!(told(&report), ["3  import_json"]);
        for (bytes, expect) in
            [(&b"a,b\n1,2\n"[..], "import_columns"), (b"text\n", "import_empty"), (b"", "import_columns")]
        {
            let error = run(&scene, Format::Csv, bytes, true).await.unwrap_err();
            assert_eq!(error.problem().unwrap().code, expect);
        }
        assert_eq!(
            run(&scene, Format::Json, b"{", true).await.unwrap_err().problem().unwrap().code,
            "import_json"
        );
    })
    .await;
}

#[tokio::test]
async fn lines_with_problems_can_be_left_out() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let table = "text,at,profiles\nbaik,2027-01-13T09:00,kopi\nlampau,2020-01-01T09:00,kopi\n";
        let bytes = table.as_bytes();
        let import_of = Import {
            brand: scene.brand,
            format: Format::Csv,
            bytes,
            mode: Mode::LeaveOut,
            tell_lines: false,
        };
        let report = import(&scene.db, &scene.networks, &scene.actor, import_of, scene.now()).await.unwrap();
        assert_eq!(told(&report), ["3 at time_past"]);
        assert_eq!(scene.get(report.created[0]).await.content.parts[0].text, "baik");
        assert_eq!(report.created.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_as_a_table_comes_in_again_the_same() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let texts =
            ["=1+1 bukan rumus", "dua\nbaris, \"kutip\"; titik koma", "'=bukan", "'apostrof", "+62 812 ☕"];
        for (hour, text) in (9..).zip(texts) {
            scene.schedule(text, &format!("2027-01-13T{hour:02}:00")).await;
        }
        let whole = (Timestamp(0), Timestamp(i64::MAX));
        let rows = export(&scene.db, &scene.actor, scene.brand, whole).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), texts);
        for (kind, format) in [(Table::Csv, Format::Csv), (Table::Xlsx, Format::Xlsx)] {
            for indonesian in [true, false] {
                let file = table(&rows, kind, indonesian).unwrap();
                let read: Vec<_> = read::lines(format, &file, &Default::default())
                    .unwrap()
                    .into_iter()
                    .map(|(_, row)| row.unwrap())
                    .collect();
                assert_eq!(read, rows, "{kind:?}");
            }
        }
        let csv = String::from_utf8(table(&rows, Table::Csv, false).unwrap()).unwrap();
        assert!(csv.contains("\n'=1+1"), "a spreadsheet must not take a post for a formula");
        assert!(run(&scene, Format::Xlsx, b"PK no workbook", false).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn headings_that_a_brand_explained_are_known_from_then_on_and_lines_are_told_for_mending() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let bytes = &b"Caption;Tanggal tayang;Nomor\nHalo;2027-02-01 09:00;7\n"[..];
        let import_of = || Import {
            brand: scene.brand,
            format: Format::Csv,
            bytes,
            mode: Mode::DryRun,
            tell_lines: true,
        };
        let run = || import(&scene.db, &scene.networks, &scene.actor, import_of(), scene.now());
        let unknown = run().await.unwrap_err();
        let params = &unknown.problem().unwrap().params;
        assert_eq!(params["headings"], serde_json::json!(["caption", "tanggal tayang", "nomor"]));
        let say = |pairs: &[(&str, &str)]| Columns {
            names: pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
        };
        let set = |names| set_columns(&scene.db, &scene.actor, scene.brand, names, scene.now());
        assert_eq!(
            set(say(&[("Caption", "isi")])).await.unwrap_err().problem().unwrap().code,
            "unknown_value"
        );
        set(say(&[("Caption", "text"), ("nomor", "")])).await.unwrap();
        set(say(&[("Tanggal tayang", "at")])).await.unwrap();
        let report = run().await.unwrap();
        assert_eq!((report.lines[0].line, report.lines[0].row.text.as_str()), (2, "Halo"));
        assert_eq!(report.lines[0].row.at, "2027-02-01 09:00");
    })
    .await;
}
