//! What tables and JSON become, and what is said of their mistakes.

use super::*;
use crate::scene::Scene;
use selaras_store::testing::on_both;

async fn run(scene: &Scene, format: Format, bytes: &[u8], dry_run: bool) -> Result<Report> {
    let mode = if dry_run { Mode::DryRun } else { Mode::AllOrNothing };
    let import_of = Import { brand: scene.brand, format, bytes, mode, pillars: &[], tell_lines: false };
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
            pillars: &[],
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
async fn a_line_names_its_pillar_and_an_unknown_one_is_told_with_those_there_are() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let pillars = [("Edukasi", 1), ("Di balik layar", 2)]
            .map(|(name, id)| Pillar { id: ItemId(uuid::Uuid::from_u128(id)), name: name.into() });
        let run = async |table: &str, pillars: &[Pillar]| {
            let (brand, mode) = (scene.brand, Mode::LeaveOut);
            let bytes = table.as_bytes();
            let import_of = Import { brand, format: Format::Csv, bytes, mode, pillars, tell_lines: false };
            import(&scene.db, &scene.networks, &scene.actor, import_of, scene.now()).await.unwrap()
        };
        let table =
            "teks,waktu,profil,pilar\nsatu,2027-01-13T09:00,kopi,di balik LAYAR \ndua,2027-01-13T10:00,kopi,\ntiga,,,Promosi\n";
        let report = run(table, &pillars).await;
        assert_eq!(told(&report), ["4 pillar pillar_unknown"]);
        assert_eq!(report.problems[0].problem.params["pillars"], "Edukasi, Di balik layar");
        let mut kept = Vec::new();
        for id in report.created {
            kept.push(scene.get(id).await.purpose.pillar);
        }
        assert_eq!(kept, [Some(pillars[1].id), None]);
        assert_eq!(told(&run(table, &[]).await), ["2 pillar pillars_none", "4 pillar pillars_none"]);

        let whole = (Timestamp(0), Timestamp(i64::MAX));
        let out = export(&scene.db, &scene.actor, scene.brand, whole, &pillars).await.unwrap();
        assert_eq!(out.iter().map(|row| row.pillar.as_str()).collect::<Vec<_>>(), ["Di balik layar", "", ""]);
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
        let rows = export(&scene.db, &scene.actor, scene.brand, whole, &[]).await.unwrap();
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
            pillars: &[],
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

/// A workbook with one part put into it or replaced.
fn with_part(whole: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name != part {
            out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            out.write_all(&bytes).unwrap();
        }
    }
    out.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
    out.write_all(content).unwrap();
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_workbook_that_asks_for_all_the_memory_is_refused_and_one_with_a_far_cell_is_read() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, name) in ["text", "at", "profiles"].into_iter().enumerate() {
            sheet.write(0, column as u16, name).unwrap();
        }
        sheet.write(1, 0, "Halo").unwrap();
        let at = rust_xlsxwriter::ExcelDateTime::parse_from_str("2027-01-13T09:00:00").unwrap();
        let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm");
        sheet.write_with_format(1, 1, &at, &date).unwrap();
        sheet.write(1, 2, "kopi").unwrap();
        // As a rectangle the sheet would be 17 billion cells.
        sheet.write(1_048_575, 16_383, "x").unwrap();
        let sound = book.save_to_buffer().unwrap();
        let report = run(&scene, Format::Xlsx, &sound, false).await.unwrap();
        let made = scene.get(report.created[0]).await;
        assert_eq!(made.content.parts[0].text, "Halo");
        assert_eq!(made.due_at.unwrap().to_string(), "2027-01-13T02:00:00Z");

        let claim = br#"<sst xmlns="x" uniqueCount="5000000000"><si><t>a</t></si></sst>"#;
        let hostile = [
            with_part(&sound, "xl/sharedStrings.xml", claim),
            with_part(&sound, "xl/media/image1.png", &vec![0; 65 << 20]),
            with_part(&sound, "xl/_rels/workbook.xml.rels", &vec![b' '; 5 << 20]),
        ];
        for bytes in hostile {
            assert!(bytes.len() < 1 << 20);
            let error = run(&scene, Format::Xlsx, &bytes, false).await.unwrap_err();
            let problem = error.problem().unwrap();
            assert_eq!(
                (problem.field.as_str(), problem.code.as_str()),
                ("file", "import_workbook_too_large")
            );
        }
        let error = run(&scene, Format::Xlsx, b"PK no workbook", false).await.unwrap_err();
        assert_eq!(error.problem().unwrap().code, "import_workbook");
        assert_eq!(selaras_store::testing::contents(&scene.db).await["posts"].len(), 1);
    })
    .await;
}
