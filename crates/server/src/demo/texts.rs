//! Answers: what does the sample roaster say, in which season, in Indonesian or English?

use super::chance::Chance;
use selaras_publishing::templates::TemplateKind;

/// What a post is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What comes out of the roaster.
    Roast,
    /// How to brew.
    Brew,
    /// Who grows the beans.
    Farmer,
    /// The café.
    Cafe,
    /// A question to those who read.
    Question,
    /// The month of fasting.
    Ramadan,
    /// The days of Lebaran.
    Lebaran,
    /// The week of 17 August.
    Merdeka,
    /// The harvest.
    Harvest,
    /// The sale of 11 November.
    Eleven,
}

/// A post as it is worded.
pub struct Worded {
    /// A name for ourselves.
    pub title: String,
    /// What it says.
    pub text: String,
}

struct Words {
    title: &'static str,
    campaign: &'static str,
    first: &'static [&'static str],
    then: &'static [&'static str],
}

impl Topic {
    /// Scenes of pictures that suit it.
    pub fn scenes(self) -> &'static [u32] {
        match self {
            Self::Roast => &[2, 3],
            Self::Brew | Self::Question => &[1, 2],
            Self::Farmer => &[0, 4],
            Self::Cafe => &[1, 7],
            Self::Ramadan | Self::Lebaran => &[6],
            Self::Merdeka => &[5],
            Self::Harvest => &[4, 0],
            Self::Eleven => &[3],
        }
    }

    /// How much more it moves people than the usual.
    pub fn pull(self) -> f64 {
        match self {
            Self::Lebaran | Self::Merdeka => 1.9,
            Self::Eleven => 1.6,
            Self::Question | Self::Harvest => 1.4,
            Self::Ramadan | Self::Farmer => 1.2,
            Self::Roast | Self::Brew | Self::Cafe => 1.0,
        }
    }

    /// The name of the campaign it belongs to; empty for none.
    pub fn campaign(self, indonesian: bool) -> &'static str {
        self.words(indonesian).campaign
    }

    /// Words for it.
    pub fn write(self, indonesian: bool, chance: &mut Chance) -> Worded {
        let words = self.words(indonesian);
        let bean =
            *chance.one(&["Gayo", "Toraja", "Kintamani", "Flores Bajawa", "Mandailing", "Ciwidey", "Ijen"]);
        let notes: &[&str] = if indonesian {
            &["jeruk keprok", "gula aren", "cokelat hitam", "melati", "nangka matang", "kacang panggang"]
        } else {
            &["mandarin", "palm sugar", "dark chocolate", "jasmine", "ripe jackfruit", "roasted nuts"]
        };
        let note = *chance.one(notes);
        let farmer =
            *chance.one(&["Pak Hadi", "Bu Ratna", "Pak Darmawan", "Bu Siti", "Pak Yohanes", "Bu Lastri"]);
        let count = (12 + chance.below(7)).to_string();
        let fill = |text: &str| {
            text.replace("{bean}", bean)
                .replace("{note}", note)
                .replace("{farmer}", farmer)
                .replace("{n}", &count)
        };
        let text =
            format!("{} {}", fill(chance.one::<&str>(words.first)), fill(chance.one::<&str>(words.then)));
        Worded { title: fill(words.title), text }
    }

    fn words(self, indonesian: bool) -> Words {
        if indonesian { self.indonesian() } else { self.english() }
    }

    fn indonesian(self) -> Words {
        let (title, campaign, first, then): (_, _, &[&str], &[&str]) = match self {
            Self::Roast => (
                "Sangrai {bean}",
                "",
                &[
                    "Sangrai {bean} pertama minggu ini baru keluar dari drum.",
                    "Pagi ini giliran {bean}. Aromanya sudah sampai ke ujung gang.",
                    "{bean} panggangan baru sudah istirahat tiga hari dan siap diseduh.",
                    "Kami sangrai {bean} sedikit lebih terang minggu ini.",
                    "Bangku cicip pagi ini: {bean}, tiga tingkat sangrai, satu juara.",
                ],
                &[
                    "Ada rasa {note} yang panjang di belakang. #kopi",
                    "Manisnya mengingatkan pada {note}. Stok {n} kilogram saja.",
                    "Cocok untuk seduh manual, terutama kalau suka {note}. #kopinusantara",
                    "Kemas 200 gram, digiling sesuai alat seduhmu.",
                ],
            ),
            Self::Brew => (
                "Resep seduh {bean}",
                "",
                &[
                    "Resep V60 kami untuk {bean}: {n} gram kopi, air 92 derajat, tiga kali tuang.",
                    "Kopi terasa pahit? Coba giling sedikit lebih kasar dan turunkan suhu air dua derajat.",
                    "Kopi susu gula aren ala rumah: {n} gram {bean}, susu dingin, gula aren cair.",
                    "Seduh dingin untuk akhir pekan: rendam {bean} semalaman di kulkas, saring, selesai.",
                ],
                &[
                    "Simpan dulu, seduh nanti sore. #seduhmanual",
                    "Kalau pas, muncul rasa {note}.",
                    "Ceritakan hasilnya di balasan, ya.",
                    "Timbangan dapur biasa sudah cukup.",
                ],
            ),
            Self::Farmer => (
                "Cerita {farmer}",
                "Dari kebun",
                &[
                    "{farmer} menanam {bean} di ketinggian 1.400 meter, di sela pohon alpukat dan lamtoro.",
                    "Kami bertemu {farmer} pertama kali di jalan setapak menuju kebun {bean}.",
                    "Tiap buah {bean} di kebun {farmer} dipetik dengan tangan, hanya yang merah.",
                    "Anak {farmer} sekarang ikut menjemur kopi di para-para yang kami bangun bersama.",
                ],
                &[
                    "Harga belinya kami tulis di setiap kemasan.",
                    "Dari sanalah rasa {note} itu berasal. #petanikopi",
                    "Tahun ini hasilnya naik {n} persen.",
                    "Terima kasih sudah minum sampai ke akarnya.",
                ],
            ),
            Self::Cafe => (
                "Kabar kedai",
                "Kedai",
                &[
                    "Kedai buka sampai pukul sembilan malam. Bangku dekat jendela masih kosong.",
                    "Sabtu ini kami ada di pasar tani Bandung, dekat pintu timur.",
                    "Menu baru di kedai: {bean} dingin dengan kulit jeruk.",
                    "Kelas cicip gratis hari Minggu, {n} kursi saja.",
                ],
                &[
                    "Bawa cangkir sendiri, harga turun dua ribu.",
                    "Sampai jumpa! #kedaikopi",
                    "Anak-anak dapat cokelat panas.",
                    "Pesan tempat lewat pesan langsung.",
                ],
            ),
            Self::Question => (
                "Tanya: {bean}",
                "",
                &[
                    "Kalau harus pilih satu untuk sebulan: {bean} atau campuran rumah?",
                    "Siapa yang minum kopi pertamanya sebelum pukul enam pagi?",
                    "Berikutnya kami sangrai apa? {bean} sedang menunggu giliran.",
                    "Gula aren atau tanpa gula?",
                ],
                &[
                    "Jawab di balasan, kami baca semuanya.",
                    "Jawaban favorit dapat 200 gram {bean}.",
                    "Tidak ada jawaban yang salah. #tanyakopi",
                ],
            ),
            Self::Ramadan => (
                "Ramadan: {bean}",
                "Ramadan",
                &[
                    "Selama Ramadan kedai buka mulai pukul empat sore sampai selesai tarawih.",
                    "Untuk sahur: seduh {bean} setengah takaran, lalu minum air putih dua gelas.",
                    "Menu buka: kurma, air kelapa, dan {bean} dingin.",
                    "Lima menit sebelum magrib, seduhanmu bisa sudah siap.",
                ],
                &[
                    "Selamat berpuasa. #ramadan",
                    "Setiap kemasan yang dibeli, satu porsi takjil kami antar ke panti.",
                    "Kami tutup sebentar saat magrib.",
                    "Rasa {note} pas setelah seharian.",
                ],
            ),
            Self::Lebaran => (
                "Lebaran",
                "Lebaran",
                &[
                    "Selamat Idulfitri dari seluruh tim Kopi Senja. Mohon maaf lahir dan batin.",
                    "Stoples nastar, kopi {bean}, dan ruang tamu yang penuh: Lebaran sudah lengkap.",
                    "Mudik membawa {bean}? Kami kemas rapat supaya tahan sampai kampung.",
                ],
                &[
                    "Kedai libur lima hari, pengiriman mulai lagi setelahnya.",
                    "Salam untuk keluarga di rumah. #lebaran",
                    "Kami kembali menyangrai minggu depan.",
                ],
            ),
            Self::Merdeka => (
                "17 Agustus",
                "Merdeka",
                &[
                    "Dirgahayu Indonesia! Hari ini semua kopi Nusantara harganya sama.",
                    "Lomba balap karung di halaman kedai, hadiahnya {n} bungkus {bean}.",
                    "Dari {bean} sampai Wamena: enam asal dalam satu kotak merah putih.",
                ],
                &[
                    "Merdeka! #17agustus",
                    "Upacara pukul tujuh, kopi gratis setelahnya.",
                    "Kotaknya dicetak hanya {n}0 buah.",
                ],
            ),
            Self::Harvest => (
                "Panen {bean}",
                "Panen raya",
                &[
                    "Panen raya di {bean} sudah mulai. Buahnya merah, hujannya bersahabat.",
                    "Hari ketiga panen: {n} karung buah merah dari kebun {farmer}.",
                    "Para-para penuh. Sekarang tinggal matahari dan kesabaran.",
                    "Kami ikut memetik bersama {farmer}, dari embun sampai tengah hari.",
                ],
                &[
                    "Kopi panen ini sampai di kedai bulan depan. #panenkopi",
                    "Cicipan pertama: {note}.",
                    "Yang hijau menunggu giliran.",
                ],
            ),
            Self::Eleven => (
                "11.11",
                "11.11",
                &[
                    "11.11: beli dua kemasan {bean}, bayar satu.",
                    "Hitung mundur 11.11 dimulai. Keranjangmu sudah berisi {bean}?",
                    "Hanya sampai tengah malam: ongkir kami tanggung ke seluruh Jawa.",
                ],
                &[
                    "Stok {n}0 kemasan. #1111",
                    "Kodenya SENJA11.",
                    "Pesanan dikirim sehari setelah disangrai, seperti biasa.",
                ],
            ),
        };
        Words { title, campaign, first, then }
    }

    fn english(self) -> Words {
        let (title, campaign, first, then): (_, _, &[&str], &[&str]) = match self {
            Self::Roast => (
                "Roast: {bean}",
                "",
                &[
                    "The first {bean} of the week is out of the drum.",
                    "This morning it is {bean}'s turn. You can smell it down the lane.",
                    "Fresh {bean} has rested for three days and is ready to brew.",
                    "We took {bean} a little lighter this week.",
                    "On the cupping table today: {bean}, three roasts, one winner.",
                ],
                &[
                    "A long finish of {note}. #coffee",
                    "Its sweetness reminds us of {note}. Only {n} kilos of it.",
                    "Made for pour-over, above all if you like {note}. #specialtycoffee",
                    "In bags of 200 g, ground for whatever you brew with.",
                ],
            ),
            Self::Brew => (
                "Recipe for {bean}",
                "",
                &[
                    "Our V60 for {bean}: {n} g of coffee, water at 92 degrees, three pours.",
                    "Tastes bitter? Grind a little coarser and let the water cool by two degrees.",
                    "Palm sugar latte at home: {n} g of {bean}, cold milk, liquid palm sugar.",
                    "Cold brew for the weekend: {bean} in the fridge overnight, strain, done.",
                ],
                &[
                    "Save it now, brew it this afternoon. #pourover",
                    "When it is right, you taste {note}.",
                    "Tell us how it went in a reply.",
                    "An ordinary kitchen scale will do.",
                ],
            ),
            Self::Farmer => (
                "Portrait of {farmer}",
                "From the farm",
                &[
                    "{farmer} grows {bean} at 1,400 metres, between avocado trees.",
                    "We first met {farmer} on the footpath up to the {bean} farm.",
                    "Every cherry of {farmer}'s {bean} is picked by hand, only the red ones.",
                    "{farmer}'s daughter now dries coffee on the beds we built together.",
                ],
                &[
                    "What we paid for it is printed on every bag.",
                    "That is where the {note} comes from. #coffeefarmers",
                    "This year's crop is up by {n} percent.",
                    "Thank you for drinking down to the root.",
                ],
            ),
            Self::Cafe => (
                "News from the café",
                "Café",
                &[
                    "The café is open until nine tonight. The window seat is still free.",
                    "On Saturday you find us at the Bandung farmers' market, by the east gate.",
                    "New on the menu: iced {bean} with orange peel.",
                    "Free cupping class on Sunday, {n} seats.",
                ],
                &[
                    "Bring your own cup and pay less.",
                    "See you there! #coffeeshop",
                    "Hot chocolate for the children.",
                    "Send us a message to keep a seat.",
                ],
            ),
            Self::Question => (
                "Question: {bean}",
                "",
                &[
                    "If you had to pick one for a month: {bean} or the house blend?",
                    "Who has the first coffee before six in the morning?",
                    "What shall we roast next? {bean} is waiting in line.",
                    "Palm sugar, or no sugar at all?",
                ],
                &[
                    "Answer below, we read them all.",
                    "Our favourite answer wins 200 g of {bean}.",
                    "There is no wrong answer. #coffeetalk",
                ],
            ),
            Self::Ramadan => (
                "Ramadan: {bean}",
                "Ramadan",
                &[
                    "During Ramadan the café opens at four in the afternoon and closes after prayers.",
                    "For suhoor: half the usual {bean}, and two glasses of water.",
                    "To break the fast: dates, coconut water and iced {bean}.",
                    "Five minutes before sunset your brew can be ready.",
                ],
                &[
                    "A blessed month. #ramadan",
                    "For every bag sold we bring one meal to the orphanage.",
                    "We pause for a moment at sunset.",
                    "A taste of {note} is right after a long day.",
                ],
            ),
            Self::Lebaran => (
                "Eid",
                "Eid",
                &[
                    "Eid Mubarak from everybody at Kopi Senja.",
                    "A jar of pineapple tarts, a pot of {bean} and a full living room: Eid is complete.",
                    "Travelling home with {bean}? We seal it so that it lasts the way.",
                ],
                &[
                    "The café rests for five days; parcels go out again after that.",
                    "Greetings to your families. #eid",
                    "We roast again next week.",
                ],
            ),
            Self::Merdeka => (
                "17 August",
                "Independence Day",
                &[
                    "Happy birthday, Indonesia! Today every coffee of the archipelago has the same price.",
                    "Sack race in front of the café, and {n} bags of {bean} to win.",
                    "From {bean} to Wamena: six origins in one red and white box.",
                ],
                &[
                    "Merdeka! #indonesia",
                    "Ceremony at seven, free coffee afterwards.",
                    "Only {n}0 boxes were printed.",
                ],
            ),
            Self::Harvest => (
                "Harvest of {bean}",
                "Harvest",
                &[
                    "The {bean} harvest has begun. Red cherries, friendly rain.",
                    "Day three of the harvest: {n} sacks of red cherries from {farmer}.",
                    "The drying beds are full. Now it takes sun and patience.",
                    "We went picking with {farmer}, from the dew until noon.",
                ],
                &[
                    "This crop reaches the café next month. #coffeeharvest",
                    "The first cup: {note}.",
                    "The green ones wait for their turn.",
                ],
            ),
            Self::Eleven => (
                "11.11",
                "11.11",
                &[
                    "11.11: two bags of {bean} for the price of one.",
                    "The countdown to 11.11 is on. Is {bean} in your basket?",
                    "Until midnight only: we pay the postage, all over Java.",
                ],
                &["{n}0 bags in stock. #1111", "The code is SENJA11.", "Sent a day after roasting, as ever."],
            ),
        };
        Words { title, campaign, first, then }
    }
}

/// What a picture of `scene` shows.
pub fn alt(scene: u32, indonesian: bool) -> &'static str {
    match (scene % 8, indonesian) {
        (0, true) => "Perbukitan berlapis dengan matahari rendah, di depan barisan tanaman kopi",
        (0, false) => "Layered hills under a low sun, rows of coffee plants in front",
        (1, true) => "Secangkir kopi susu dilihat dari atas, di meja kayu",
        (1, false) => "A cup of latte from above, on a wooden table",
        (2, true) => "Biji kopi sangrai tersebar di atas kain",
        (2, false) => "Roasted coffee beans scattered on cloth",
        (3, true) => "Kemasan kopi berlabel krem di meja, biji kopi di sekitarnya",
        (3, false) => "A coffee bag with a cream label on a table, beans around it",
        (4, true) => "Buah kopi merah di dahan, dua di antaranya masih kuning",
        (4, false) => "Red coffee cherries on a branch, two of them still yellow",
        (5, true) => "Bendera kecil merah putih di atas cangkir bergaris merah",
        (5, false) => "Red and white bunting above a cup with a red stripe",
        (6, true) => "Bulan sabit dan lampion di langit malam, secangkir kopi di bawahnya",
        (6, false) => "A crescent and lanterns in the night sky, a cup of coffee below",
        (_, true) => "Lapak kopi beratap garis-garis di pasar",
        (_, false) => "A coffee stall with a striped awning at the market",
    }
}

/// What a reviewer asks for.
pub fn reasons(indonesian: bool) -> &'static [&'static str] {
    if indonesian {
        &[
            "Tolong sebutkan harga dan sampai kapan berlaku.",
            "Fotonya kurang terang, bisa pakai yang dari kebun?",
            "Kalimat pertama terlalu panjang untuk Bluesky.",
        ]
    } else {
        &[
            "Please name the price and until when it holds.",
            "The photo is too dark; could we use the one from the farm?",
            "The first sentence is too long for Bluesky.",
        ]
    }
}

/// Ideas without a time.
pub fn ideas(indonesian: bool) -> &'static [&'static str] {
    if indonesian {
        &[
            "Potret tim sangrai di balik mesin",
            "Seri: satu desa, satu cangkir",
            "Uji rasa: air mineral mana yang terbaik untuk seduh?",
            "Kolaborasi dengan toko roti sebelah",
        ]
    } else {
        &[
            "Portrait of the team behind the roaster",
            "Series: one village, one cup",
            "Tasting: which water brews best?",
            "Together with the bakery next door",
        ]
    }
}

/// What is said about a post before it is agreed to.
pub fn comments(indonesian: bool) -> &'static [&'static str] {
    if indonesian {
        &[
            "Bisa sebutkan nama petaninya juga?",
            "Suka nadanya. Pastikan stoknya cukup sebelum terbit.",
            "Apakah fotonya boleh dipakai sampai akhir bulan?",
        ]
    } else {
        &[
            "Could we name the farmer, too?",
            "I like the tone. Let us make sure there is enough in stock before it goes out.",
            "May we use the photo until the end of the month?",
        ]
    }
}

/// What is written again and again: posts to begin with, and hashtags that go together.
pub fn templates(indonesian: bool) -> &'static [(TemplateKind, &'static str, &'static str)] {
    use TemplateKind::{Hashtags, Post};
    if indonesian {
        &[
            (Post, "Menu minggu ini", "Menu minggu ini:\n\n☕ \n🍞 \n\nSampai jumpa di kedai!"),
            (Post, "Sangrai baru", "Sangrai baru sudah siap. Asal: \nRasa: \nHarga: "),
            (Hashtags, "Kopi", "#kopi #kopiindonesia #kopisenja"),
        ]
    } else {
        &[
            (Post, "This week's menu", "This week's menu:\n\n☕ \n🍞 \n\nSee you at the shop!"),
            (Post, "Fresh roast", "A fresh roast is ready. Origin: \nTastes of: \nPrice: "),
            (Hashtags, "Coffee", "#coffee #indonesiancoffee #kopisenja"),
        ]
    }
}
