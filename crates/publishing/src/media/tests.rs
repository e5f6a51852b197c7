//! What goes into the library, what comes out of it, and what is refused.

use super::{image::MAX_PIXELS, *};
use ::image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage, Rgba, RgbaImage};
use selaras_kernel::Role;
use selaras_networks::{MediaBody, MediaRule, MediaSource};
use selaras_store::{blobs::BlobOptions, testing::on_both};
use std::io::Cursor as Reader;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
const SECRET: &[u8] = b"-6.2088+106.8456";

fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 13;
        Rgb([(x % 256) as u8, (y % 256) as u8, (noise % 256) as u8])
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Reader::new(Vec::new());
    image.into().write_to(&mut out, format).expect("a test image is written");
    out.into_inner()
}

/// A JPEG with EXIF that says "turn me by a quarter" and where it was taken, and a comment.
fn jpeg_with_position(width: u32, height: u32) -> Vec<u8> {
    let jpeg = encoded(photo(width, height), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(SECRET);
    let mut out = jpeg[..2].to_vec();
    for (code, body) in [(0xe1, exif.as_slice()), (0xfe, SECRET)] {
        out.extend_from_slice(&[0xff, code]);
        out.extend_from_slice(&u16::try_from(body.len() + 2).expect("short").to_be_bytes());
        out.extend_from_slice(body);
    }
    out.extend_from_slice(&jpeg[2..]);
    out
}

fn animated_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    {
        let mut encoder = ::image::codecs::gif::GifEncoder::new(&mut bytes);
        encoder.set_repeat(::image::codecs::gif::Repeat::Infinite).expect("a header");
        for shade in [0, 128, 255] {
            let delay = ::image::Delay::from_numer_denom_ms(200, 1);
            let frame = RgbaImage::from_pixel(20, 10, Rgba([shade, 0, 0, 255]));
            encoder.encode_frame(::image::Frame::from_parts(frame, 0, 0, delay)).expect("a frame");
        }
    }
    // A comment before the end mark, and something behind it.
    bytes.pop();
    bytes.extend_from_slice(&[0x21, 0xfe, SECRET.len() as u8]);
    bytes.extend_from_slice(SECRET);
    bytes.extend_from_slice(&[0, 0x3b]);
    bytes.extend_from_slice(SECRET);
    bytes
}

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut out = u32::try_from(body.len() + 8).expect("a small box").to_be_bytes().to_vec();
    out.extend_from_slice(name);
    out.extend_from_slice(body);
    out
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn track(handler: &[u8; 4], rotated: bool, minf: &[u8]) -> Vec<u8> {
    let matrix = if rotated {
        [0, 1 << 16, 0, u32::MAX << 16, 0, 0, 0, 0, 1 << 30]
    } else {
        [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30]
    };
    let side = if handler == b"vide" { [1280 << 16, 720 << 16] } else { [0, 0] };
    let head = [words(&[0, 0x7777_7777, 0x7777_7777, 1, 0, 3000, 0, 0, 0, 0]), words(&matrix), words(&side)]
        .concat();
    let kind = [&words(&[0, 0])[..], handler, &words(&[0, 0, 0])].concat();
    let media = [
        boxed(b"mdhd", &words(&[0, 0x7777_7777, 0x7777_7777, 1000, 3000, 0])),
        boxed(b"hdlr", &kind),
        boxed(b"minf", minf),
    ];
    boxed(b"trak", &[boxed(b"tkhd", &head), boxed(b"mdia", &media.concat())].concat())
}

/// Three seconds of 1280×720 on its side: position in `udta`, in `meta`, and in a track of its own.
fn phone_video(brand: &[u8; 4]) -> Vec<u8> {
    let top = boxed(b"ftyp", &[&brand[..], &words(&[0])].concat());
    let data = [b"PICTURES".as_slice(), SECRET, b"PICTURES"].concat();
    let data_at = u32::try_from(top.len()).expect("short") + 8;
    let top = [top, boxed(b"mdat", &data)].concat();
    let table = [
        boxed(b"stsz", &words(&[0, 0, 2, 10, 6])),
        boxed(b"stsc", &words(&[0, 1, 1, 2, 1])),
        boxed(b"stco", &words(&[0, 1, data_at + 8])),
    ];
    let moov = [
        boxed(b"mvhd", &words(&[0, 0x7777_7777, 0x7777_7777, 1000, 3000, 0])),
        track(b"vide", true, b""),
        track(b"meta", false, &boxed(b"stbl", &table.concat())),
        boxed(b"udta", &boxed(b"\xa9xyz", SECRET)),
        boxed(b"meta", SECRET),
    ];
    [top, boxed(b"moov", &moov.concat())].concat()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[track_caller]
fn check_refused(bytes: &[u8], code: &str) {
    let refused = match sniff(bytes) {
        None => type_refused(),
        Some(kind) if kind.is_video() => {
            upload::ready_video_bytes(bytes, kind).err().and_then(|e| e.problem().cloned()).expect("refused")
        }
        Some(kind) => image::clean(bytes, kind).expect_err("refused"),
    };
    assert_eq!(refused.code, code);
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let png = encoded(photo(3, 2), ImageFormat::Png);
    assert_eq!(sniff(&png), Some(Kind::Png { animated: false }));
    assert_eq!(sniff(&jpeg_with_position(3, 2)), Some(Kind::Jpeg));
    assert_eq!(sniff(&encoded(photo(3, 2), ImageFormat::Gif)), Some(Kind::Gif { animated: false }));
    assert_eq!(sniff(&animated_gif()), Some(Kind::Gif { animated: true }));
    let webp = encoded(photo(3, 2), ImageFormat::WebP);
    assert_eq!(sniff(&webp), Some(Kind::Webp { animated: false, lossless: true }));
    assert_eq!(sniff(&phone_video(b"isom")), Some(Kind::Mp4));
    assert_eq!(sniff(&phone_video(b"qt  ")), Some(Kind::Mov));
}

#[test]
fn anything_else_is_refused() {
    for bytes in [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(),
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"",
        b"\0",
        &phone_video(b"heic"),
        &phone_video(b"M4A "),
    ] {
        check_refused(bytes, "media_type");
    }
}

#[test]
fn a_broken_file_is_refused() {
    for whole in [
        jpeg_with_position(64, 48),
        encoded(photo(64, 48), ImageFormat::Png),
        encoded(photo(64, 48), ImageFormat::WebP),
        encoded(photo(64, 48), ImageFormat::Gif),
        animated_gif()[..animated_gif().len() - SECRET.len()].to_vec(),
        phone_video(b"isom"),
    ] {
        for cut in [whole.len() / 3, whole.len() / 2, whole.len() - 20] {
            check_refused(&whole[..cut], "media_corrupt");
        }
    }
}

#[test]
fn an_image_that_unfolds_to_too_many_pixels_is_refused_before_it_does() {
    let mut png = encoded(photo(2, 2), ImageFormat::Png);
    png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    // The checksum of IHDR, so that only the size is at fault.
    let crc = png[12..29].iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 },
        )
    });
    png[29..33].copy_from_slice(&(!crc).to_be_bytes());
    check_refused(&png, "media_too_many_pixels");
    const { assert!(60_000 * 60_000 > MAX_PIXELS) };
}

#[test]
fn a_photo_keeps_nothing_of_where_it_was_taken_and_stands_upright() {
    let original = jpeg_with_position(64, 48);
    assert!(holds(&original, SECRET));
    let picture = image::clean(&original, Kind::Jpeg).unwrap();
    assert_eq!((picture.mime, picture.width, picture.height), ("image/jpeg", 48, 64));
    assert!(!holds(&picture.bytes, SECRET) && !holds(&picture.bytes, b"Exif"));
    assert_eq!(picture, image::clean(&original, Kind::Jpeg).unwrap(), "the same every time");
}

#[test]
fn what_can_be_seen_through_stays_png_and_webp_becomes_what_networks_take() {
    let glass = RgbaImage::from_fn(40, 30, |x, _| Rgba([200, 10, 10, (x * 6) as u8]));
    let webp = encoded(glass.clone(), ImageFormat::WebP);
    let picture = image::clean(&webp, sniff(&webp).unwrap()).unwrap();
    assert_eq!(picture.mime, "image/png");
    assert_eq!(::image::load_from_memory(&picture.bytes).unwrap().into_rgba8(), glass);
    let opaque = encoded(RgbaImage::from_pixel(8, 8, Rgba([1, 2, 3, 255])), ImageFormat::Png);
    let picture = image::clean(&opaque, sniff(&opaque).unwrap()).unwrap();
    assert!(!::image::load_from_memory(&picture.bytes).unwrap().color().has_alpha());
}

#[test]
fn colours_of_another_profile_come_out_in_srgb_without_the_profile() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut png = Vec::new();
    let mut encoder = ::image::codecs::png::PngEncoder::new(&mut png);
    ::image::ImageEncoder::set_icc_profile(&mut encoder, profile).unwrap();
    let green = RgbImage::from_pixel(4, 4, Rgb([90, 200, 90]));
    ::image::ImageEncoder::write_image(encoder, &green, 4, 4, ::image::ExtendedColorType::Rgb8).unwrap();
    let picture = image::clean(&png, sniff(&png).unwrap()).unwrap();
    let pixel = *::image::load_from_memory(&picture.bytes).unwrap().into_rgb8().get_pixel(1, 1);
    assert!(pixel[0] < 80 && pixel[1] >= 200, "stronger numbers for the same green: {pixel:?}");
    let mut decoder =
        ImageReader::with_format(Reader::new(&picture.bytes), ImageFormat::Png).into_decoder().unwrap();
    assert_eq!(decoder.icc_profile().unwrap(), None);
}

#[test]
fn an_animation_keeps_moving_and_loses_its_comments() {
    let original = animated_gif();
    let picture = image::clean(&original, Kind::Gif { animated: true }).unwrap();
    assert_eq!(
        (picture.mime, picture.width, picture.height, picture.duration_ms),
        ("image/gif", 20, 10, 600)
    );
    assert!(!holds(&picture.bytes, SECRET) && holds(&picture.bytes, b"NETSCAPE2.0"));
    assert_eq!(sniff(&picture.bytes), Some(Kind::Gif { animated: true }));
}

fn rule(types: &[&str], max_bytes: u64, max_side: u32, max_pixels: Option<u64>) -> MediaRule {
    let types = types.iter().map(|t| (*t).to_owned()).collect();
    MediaRule { max_count: 4, types, max_bytes, max_side, max_pixels, min_ms: None, max_ms: None }
}

#[track_caller]
fn check_fit(bytes: &[u8], rule: &MediaRule) -> image::Picture {
    let picture = image::fit(bytes, None, rule).unwrap();
    assert!(
        image::fits(picture.mime, picture.bytes.len() as u64, picture.width, picture.height, rule),
        "{rule:?}"
    );
    assert_eq!(picture, image::fit(bytes, None, rule).unwrap(), "the same every time");
    picture
}

#[test]
fn an_image_is_made_to_fit_each_rule() {
    const BOTH: [&str; 2] = ["image/jpeg", "image/png"];
    let jpeg = encoded(photo(800, 600), ImageFormat::Jpeg);
    assert_eq!(
        check_fit(&jpeg, &rule(&BOTH, 50_000_000, 4096, None)).bytes,
        jpeg,
        "what fits is not touched"
    );
    let smaller = check_fit(&jpeg, &rule(&BOTH, 50_000_000, 400, None));
    assert_eq!((smaller.width, smaller.height), (400, 300));
    check_fit(&jpeg, &rule(&BOTH, 50_000_000, 4096, Some(50_000)));
    check_fit(&jpeg, &rule(&BOTH, 25_000, 2000, None));
    let png = encoded(photo(450, 350), ImageFormat::Png);
    assert_eq!(check_fit(&png, &rule(&BOTH, 80_000, 2000, None)).mime, "image/jpeg");
    assert_eq!(check_fit(&png, &rule(&["image/png"], 80_000, 2000, None)).mime, "image/png");
    let glass = RgbaImage::from_fn(300, 200, |x, y| Rgba([x as u8, y as u8, (x * y) as u8, (x % 255) as u8]));
    let glass = encoded(glass, ImageFormat::Png);
    assert_eq!(check_fit(&glass, &rule(&BOTH, 60_000, 2000, None)).mime, "image/png");
    assert_eq!(check_fit(&glass, &rule(&["image/jpeg"], 60_000, 2000, None)).mime, "image/jpeg");
    assert_eq!(check_fit(&animated_gif(), &rule(&BOTH, 60_000, 2000, None)).mime, "image/png");
    let refused = image::fit(&jpeg, None, &rule(&BOTH, 100, 2000, None)).unwrap_err();
    assert_eq!(refused.code, "media_cannot_fit");
}

#[test]
fn a_video_is_measured_and_forgets_where_it_was_taken() {
    for brand in [b"isom", b"qt  "] {
        let original = phone_video(brand);
        let length = original.len() as u64;
        let probe = video::probe(&mut Reader::new(&original), length).unwrap();
        assert_eq!((probe.width, probe.height, probe.duration_ms), (720, 1280, 3000));
        let mut clean = original.clone();
        probe.scrub(&mut Reader::new(clean.as_mut_slice())).unwrap();
        assert_eq!(clean.len(), original.len());
        assert!(!holds(&clean, SECRET) && !holds(&clean, b"\xa9xyz") && !holds(&clean, b"wwww"));
        assert!(holds(&clean, b"PICTURES\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0PICTURES"));
        let again = video::probe(&mut Reader::new(&clean), length).unwrap();
        assert_eq!((again.width, again.height, again.duration_ms), (720, 1280, 3000));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]
    #[test]
    fn no_damage_to_a_file_takes_the_program_down(which in 0_usize..5, at in 0.0..1.0_f64, value: u8, cut in 0.0..1.0_f64) {
        let mut bytes = match which {
            0 => jpeg_with_position(16, 12),
            1 => encoded(photo(16, 12), ImageFormat::Png),
            2 => encoded(photo(16, 12), ImageFormat::WebP),
            3 => animated_gif(),
            _ => phone_video(b"isom"),
        };
        let length = bytes.len();
        bytes[((length - 1) as f64 * at) as usize] = value;
        bytes.truncate(length - (length as f64 * cut * cut) as usize);
        if let Some(kind) = sniff(&bytes) {
            if kind.is_video() {
                drop(upload::ready_video_bytes(&bytes, kind));
            } else {
                drop(image::clean(&bytes, kind));
            }
        }
    }
}

async fn folder() -> (tempfile::TempDir, Blobs) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let blobs = Blobs::open(&BlobOptions::Local(dir.path().into())).await.expect("a blob folder");
    (dir, blobs)
}

fn new(brand: BrandId, bytes: Vec<u8>) -> NewMedia {
    NewMedia {
        brand,
        name: "../foto\nsaya.jpg".into(),
        alt: " Pasar pagi ".into(),
        content: Content::Bytes(bytes.into()),
    }
}

#[tokio::test]
async fn a_file_is_added_once_found_described_and_removed() {
    on_both(|db| async move {
        let (_dir, blobs) = folder().await;
        let (actor, brand) = selaras_workspaces::testing::owner(&db, NOW).await;
        let bytes = jpeg_with_position(64, 48);
        let media = upload(&db, &blobs, &actor, new(brand, bytes.clone()), NOW).await.unwrap();
        assert_eq!((media.name.as_str(), media.alt.as_str()), ("fotosaya.jpg", "Pasar pagi"));
        assert_eq!((media.width, media.height), (48, 64));
        let again = upload(&db, &blobs, &actor, new(brand, bytes.clone()), NOW).await.unwrap();
        assert_eq!(again, media);
        let keys = blobs.list("").await.unwrap();
        assert_eq!(keys, [media.key()], "the original is nowhere");
        assert!(!holds(&blobs.get(&media.key()).await.unwrap(), SECRET));
        let page = list(&db, &actor, brand, &Filter::default(), None, 10, NOW).await.unwrap();
        assert_eq!((page.items, page.next), (vec![media.clone()], None));
        let found = known(&db, actor.workspace, brand, &[media.id, MediaId::new(NOW)]).await.unwrap();
        assert_eq!(found, HashMap::from([(media.id, media.clone())]));
        let elsewhere = known(&db, actor.workspace, BrandId::new(NOW), &[media.id]).await.unwrap();
        assert!(elsewhere.is_empty(), "another brand's library");
        let alt = MediaChanges { alt: Some("Pasar sore".into()), ..MediaChanges::default() };
        let described = update(&db, &actor, media.id, alt, NOW).await.unwrap();
        assert_eq!(described.alt, "Pasar sore");
        delete(&db, &actor, media.id, NOW).await.unwrap();
        assert_eq!(get(&db, &actor, media.id).await.unwrap_err().problem().unwrap().code, "not_found");
        assert_eq!(sweep(&db, &blobs, NOW).await.unwrap(), 0, "content stays for a day");
        assert_eq!(sweep(&db, &blobs, NOW + KEPT).await.unwrap(), 1);
        assert!(blobs.list("").await.unwrap().is_empty());
        let kinds: Vec<_> = selaras_store::events::after(&db, 0, 100).await.unwrap();
        let kinds: Vec<_> =
            kinds.iter().map(|e| e.kind.as_str()).filter(|k| k.starts_with("media.")).collect();
        assert_eq!(kinds, ["media.added", "media.changed", "media.deleted"]);
    })
    .await;
}

#[tokio::test]
async fn a_page_follows_the_other_and_no_workspace_sees_the_next() {
    on_both(|db| async move {
        let (_dir, blobs) = folder().await;
        let (actor, brand) = selaras_workspaces::testing::owner(&db, NOW).await;
        let (stranger, _) = selaras_workspaces::testing::owner(&db, NOW).await;
        let mut made = Vec::new();
        for side in 1..=5 {
            let file = new(brand, encoded(photo(side, 3), ImageFormat::Png));
            made.push(upload(&db, &blobs, &actor, file, NOW).await.unwrap().id);
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = list(&db, &actor, brand, &Filter::default(), after, 2, NOW).await.unwrap();
            seen.extend(page.items.iter().map(|media| media.id));
            match page.next {
                Some(next) => after = Some(next.parse().unwrap()),
                None => break,
            }
        }
        made.sort();
        made.reverse();
        assert_eq!(seen, made);
        assert!(get(&db, &stranger, made[0]).await.is_err());
        assert!(
            list(&db, &stranger, brand, &Filter::default(), None, 10, NOW).await.unwrap().items.is_empty()
        );
        assert!(known(&db, stranger.workspace, brand, &made).await.unwrap().is_empty());
        let theirs =
            upload(&db, &blobs, &stranger, new(brand, encoded(photo(9, 9), ImageFormat::Png)), NOW).await;
        assert_eq!(theirs.unwrap_err().problem().unwrap().code, "not_found");
        let analyst = selaras_workspaces::testing::member(&db, &actor, Role::Analyst, Some(brand), NOW).await;
        let denied = upload(&db, &blobs, &analyst, new(brand, Vec::new()), NOW).await.unwrap_err();
        assert_eq!(denied.problem().unwrap().code, "forbidden");
    })
    .await;
}

#[tokio::test]
async fn a_connector_gets_a_rendition_that_is_made_once() {
    on_both(|db| async move {
        let (_dir, blobs) = folder().await;
        let (actor, brand) = selaras_workspaces::testing::owner(&db, NOW).await;
        let media = upload(&db, &blobs, &actor, new(brand, encoded(photo(800, 600), ImageFormat::Jpeg)), NOW)
            .await
            .unwrap();
        let library = Library::new(db.clone(), blobs.clone(), actor.workspace);
        let rule = rule(&["image/jpeg"], 1_000_000, 400, None);
        let first = library.open(media.id, None, &rule).await.unwrap();
        assert_eq!((first.width, first.height, first.mime.as_str()), (400, 300, "image/jpeg"));
        let MediaBody::Bytes(bytes) = first.body else { panic!("an image comes in memory") };
        let kept = blobs.list("renditions").await.unwrap();
        assert_eq!(kept.len(), 1);
        // What is kept is what is sent again.
        blobs.put(&kept[0], encoded(photo(40, 30), ImageFormat::Jpeg)).await.unwrap();
        assert_eq!(library.open(media.id, None, &rule).await.unwrap().width, 40);
        blobs.put(&kept[0], b"half a fi").await.unwrap();
        let MediaBody::Bytes(again) = library.open(media.id, None, &rule).await.unwrap().body else {
            panic!()
        };
        assert_eq!(again, bytes, "a rendition that cannot be read is made again");
        let other = Library::new(db.clone(), blobs.clone(), WorkspaceId::new(NOW));
        assert_eq!(
            other.open(media.id, None, &rule).await.unwrap_err().kind,
            selaras_networks::ErrorKind::Media
        );
    })
    .await;
}

#[tokio::test]
async fn a_video_comes_from_a_file_and_goes_as_a_file() {
    on_both(|db| async move {
        let (dir, blobs) = folder().await;
        let (actor, brand) = selaras_workspaces::testing::owner(&db, NOW).await;
        let path = dir.path().join("upload");
        std::fs::write(&path, phone_video(b"isom")).unwrap();
        let file = NewMedia { content: Content::File(path.clone()), ..new(brand, Vec::new()) };
        let media = upload(&db, &blobs, &actor, file, NOW).await.unwrap();
        assert_eq!((media.mime.as_str(), media.width, media.duration_ms), ("video/mp4", 720, 3000));
        assert_eq!(std::fs::read(&path).unwrap(), phone_video(b"isom"), "the caller's file is only read");
        let in_memory = upload(&db, &blobs, &actor, new(brand, phone_video(b"isom")), NOW).await.unwrap();
        assert_eq!(in_memory.id, media.id, "both ways give the same");
        let library = Library::new(db.clone(), blobs.clone(), actor.workspace);
        let video = rule(&["video/mp4"], 1_000_000, 4000, None);
        let MediaBody::File(path, length) = library.open(media.id, None, &video).await.unwrap().body else {
            panic!()
        };
        assert_eq!(length, media.bytes.unsigned_abs());
        assert!(!holds(&std::fs::read(path).unwrap(), SECRET));
        assert!(library.open(media.id, None, &rule(&["video/mp4"], 10, 4000, None)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn files_are_found_by_folder_tag_words_kind_and_rights() {
    on_both(|db| async move {
        let (_dir, blobs) = folder().await;
        let (actor, brand) = selaras_workspaces::testing::owner(&db, NOW).await;
        let kopi = upload(&db, &blobs, &actor, new(brand, jpeg_with_position(64, 48)), NOW).await.unwrap();
        let teh = upload(&db, &blobs, &actor, new(brand, jpeg_with_position(32, 48)), NOW).await.unwrap();
        let filed = MediaChanges {
            name: Some("Kopi_100%.jpg".into()),
            folder: Some(" Kampanye / 2027 ".into()),
            tags: Some(vec!["#Gayo".into(), "gayo".into(), "biji kopi".into()]),
            rights: Some(Rights {
                credit: "Sari".into(),
                expires_on: Some("2027-01-13".into()),
                ..Rights::default()
            }),
            ..MediaChanges::default()
        };
        let kopi = update(&db, &actor, kopi.id, filed, NOW).await.unwrap();
        assert_eq!(kopi.folder, "Kampanye/2027");
        assert_eq!(kopi.tags, ["gayo", "biji kopi"]);
        let some = |text: &str| Some(text.to_owned());
        for (filter, kopi_found, teh_found) in [
            (Filter { search: some("GAYO sari"), ..Filter::default() }, true, false),
            (Filter { search: some("i_100%"), ..Filter::default() }, true, false),
            (Filter { search: some("pasar"), ..Filter::default() }, true, true),
            (Filter { folder: some("Kampanye"), ..Filter::default() }, true, false),
            (Filter { folder: some("Kamp"), ..Filter::default() }, false, false),
            (Filter { folder: some(""), ..Filter::default() }, false, true),
            (Filter { tag: some("gayo"), ..Filter::default() }, true, false),
            (Filter { tag: some("gay"), ..Filter::default() }, false, false),
            (Filter { kind: some("image"), ..Filter::default() }, true, true),
            (Filter { kind: some("video"), ..Filter::default() }, false, false),
            (Filter { expiring: Some(true), ..Filter::default() }, true, false),
        ] {
            let found = list(&db, &actor, brand, &filter, None, 10, NOW).await.unwrap().items;
            let has = |id| found.iter().any(|file| file.id == id);
            assert_eq!((has(kopi.id), has(teh.id)), (kopi_found, teh_found), "{filter:?}");
        }
        let order = shelves(&db, &actor, brand).await.unwrap();
        let named = |name: &str| Shelf { name: name.into(), files: 1 };
        assert_eq!(order.folders, [named("Kampanye"), named("Kampanye/2027")]);
        assert_eq!(order.tags, [named("biji kopi"), named("gayo")]);
        for (from, until, code) in [
            ("besok", None, "media_date_malformed"),
            ("2027-02-30", None, "media_date_malformed"),
            ("2027-02-02", Some("2027-02-01"), "media_dates_backwards"),
        ] {
            let rights =
                Rights { usable_from: some(from), expires_on: until.map(Into::into), ..Rights::default() };
            let refused = MediaChanges { rights: Some(rights), ..MediaChanges::default() };
            let error = update(&db, &actor, teh.id, refused, NOW).await.unwrap_err();
            assert_eq!(error.problem().unwrap().code, code);
        }
        assert_eq!(get(&db, &actor, teh.id).await.unwrap(), teh, "what is refused changes nothing");
    })
    .await;
}
