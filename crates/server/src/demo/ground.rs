//! Answers: what does the sample roaster's strategy rest on, whom does it need, and what was said of its goals?

use jiff::{ToSpan, civil::Date};
use selaras_kernel::{Actor, BrandId, ItemId, PersonId, Result, Timestamp};
use selaras_store::Db;
use selaras_strategy::{
    checkins::{self, CheckIn},
    items::{Block, BlockTopic, Goal, Item, Part, RelationKind, Relationship},
};
use std::time::Duration;

/// The goals among `parts`, in the order in which they were made.
fn goals(parts: &[Part]) -> Vec<ItemId> {
    parts.iter().filter(|one| one.item.goal().is_some()).map(|one| one.id).collect()
}

/// Blocks and relationships, linked to the goals among `parts`.
pub fn pages(
    (brand, _, now): (BrandId, Date, Timestamp),
    parts: &[Part],
    by: Option<PersonId>,
    indonesian: bool,
) -> Vec<Part> {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let goals = goals(parts);
    let linked = |which: &[usize]| which.iter().filter_map(|n| goals.get(*n).copied()).collect();
    let block = |topic, title, text, which: &[usize]| Block { topic, title, text, goals: linked(which) };
    let blocks = [
        block(
            BlockTopic::Customers,
            say("Penyeduh rumahan, 25 sampai 40 tahun", "Home brewers, 25 to 40 years old"),
            say(
                "Menyeduh sendiri setiap pagi, membeli 250 gram setiap dua minggu. Mencari tahu asal biji sebelum harga; bertanya lewat pesan, jarang lewat telepon.",
                "They brew every morning and buy 250 grams every two weeks. They ask where beans come from before they ask for the price, by message and hardly by telephone.",
            ),
            &[0, 2],
        ),
        block(
            BlockTopic::Analysis,
            say("Kuat di cerita, lemah di video", "Strong in stories, weak in video"),
            say(
                "Cerita petani dibagikan tiga kali lebih sering daripada penawaran. Pesaing menayangkan video pendek setiap hari; kita seminggu sekali.",
                "Growers' stories are shared three times as often as offers. Competitors publish short videos every day, we once a week.",
            ),
            &[0, 1],
        ),
        block(
            BlockTopic::Value,
            say("Kita tahu nama petaninya", "We know the grower's name"),
            say(
                "Setiap kemasan menyebut siapa yang menanam dan kapan dipanen. Supermarket tidak bisa menirunya.",
                "Each bag says who grew it and when it was picked. A supermarket cannot copy that.",
            ),
            &[0],
        ),
        block(
            BlockTopic::Law,
            say("Data pribadi pemesan", "Personal data of those who order"),
            say(
                "Nama dan alamat hanya untuk pengiriman; foto pelanggan tayang setelah ada izin tertulis (UU PDP).",
                "Names and addresses are for deliveries only; pictures of customers are shown once they agreed in writing.",
            ),
            &[2],
        ),
        block(
            BlockTopic::Environment,
            say("Panen tergantung musim hujan", "The harvest depends on the rains"),
            say(
                "Panen Gayo mundur tiga minggu tahun lalu. Seri panen perlu cadangan cerita.",
                "The Gayo harvest came three weeks late last year. The harvest series needs stories in reserve.",
            ),
            &[],
        ),
    ];
    let relationships = [
        Relationship {
            name: say("Koperasi petani di Gayo", "A growers' co-operative in Gayo"),
            kind: RelationKind::Suppliers,
            people: say("Pak Aman dan Bu Ines; dari kita Ayu", "Aman and Ines; with us Ayu"),
            context: say(
                "Membeli langsung sejak tiga tahun lalu; kunjungan setiap panen.",
                "We have bought from them directly for three years, and visit at each harvest.",
            ),
            value: say(
                "Mereka mendapat harga tetap dan pembeli yang mengenal mereka; kita mendapat cerita dan foto yang tidak dimiliki siapa pun.",
                "They have a fixed price and buyers who know them; we have stories and pictures that nobody else has.",
            ),
            resources: say("Satu perjalanan per panen, dua hari", "A journey of two days at each harvest"),
            talk: say("Pesan suara setiap minggu, santai", "A voice message every week, relaxed"),
            goals: linked(&[0, 1]),
        },
        Relationship {
            name: say("Komunitas seduh Bandung", "The brewing community of Bandung"),
            kind: RelationKind::Community,
            people: say("Sekitar 60 anggota; dari kita Citra", "Some 60 members; with us Citra"),
            context: String::new(),
            value: say(
                "Mereka mencicipi lebih dulu; kita mendengar pendapat jujur sebelum biji dijual.",
                "They taste first; we hear an honest word before the beans are sold.",
            ),
            resources: say("Dua kilogram biji per bulan", "Two kilograms of beans a month"),
            talk: say("Bertemu setiap Sabtu pertama", "We meet every first Saturday"),
            goals: linked(&[1, 2]),
        },
    ];
    let blocks = blocks.map(Item::Block).into_iter();
    let all = blocks.chain(relationships.map(|one| Item::Relationship(Box::new(one))));
    all.enumerate()
        .map(|(n, item)| {
            // After the goals that they are linked to, one after another.
            let at = now + Duration::from_millis(500 + n as u64);
            let id = if n == 0 { super::pillars::home_brewers(brand) } else { ItemId::new(now) };
            Part { id, brand, item, created_at: at, created_by: by, updated_at: at, version: 1 }
        })
        .collect()
}

/// What was said of the first goal three weeks ago, and last week.
///
/// # Errors
/// The database's.
pub async fn check_ins(
    db: &Db,
    system: &Actor,
    (_, today, now): (BrandId, Date, Timestamp),
    parts: &[Part],
    by: Option<PersonId>,
    indonesian: bool,
) -> Result<Vec<CheckIn>> {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let goal = parts.iter().find_map(|part| Some((part, part.item.goal()?)));
    let Some(of): Option<(&Part, &Goal)> = goal else { return Ok(Vec::new()) };
    let said = [
        (
            21,
            say(
                "Seri panen baru mulai; tunggu dua episode lagi sebelum menilai.",
                "The harvest series has only begun; wait for two more episodes before judging.",
            ),
        ),
        (
            7,
            say(
                "Episode petani ketiga paling banyak dibagikan. Minggu depan satu episode lagi dari Gayo.",
                "The third grower's episode was shared most. One more from Gayo next week.",
            ),
        ),
    ];
    let mut all = Vec::new();
    for (days, note) in said {
        let at = now - Duration::from_secs(days * 86_400);
        let day = today.saturating_sub(i64::try_from(days).unwrap_or(0).days());
        all.push(checkins::as_if(db, system, of, note, day, (at, by)).await?);
    }
    Ok(all)
}
