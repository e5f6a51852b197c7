//! Answers: what do words say of a goal, in Indonesian and English?

use super::tokens::{Kind, Sentence, tokens};
use crate::Direction;

/// What a verb says of the amount behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// More or less than now: to increase.
    Change,
    /// So many come anew: to win.
    Gain,
    /// So many shall be: to reach.
    Reach,
}

/// Words that ask for more.
const MORE: &[&str] = &[
    "naikkan",
    "menaikkan",
    "naik",
    "tingkatkan",
    "meningkatkan",
    "meningkat",
    "tambah",
    "menambah",
    "tambahkan",
    "menambahkan",
    "bertambah",
    "perbanyak",
    "memperbanyak",
    "gandakan",
    "menggandakan",
    "dongkrak",
    "mendongkrak",
    "perbesar",
    "memperbesar",
    "perluas",
    "memperluas",
    "tumbuhkan",
    "menumbuhkan",
    "tumbuh",
    "kembangkan",
    "mengembangkan",
    "genjot",
    "menggenjot",
    "kenaikan",
    "peningkatan",
    "pertumbuhan",
    "increase",
    "increasing",
    "grow",
    "growing",
    "growth",
    "raise",
    "raising",
    "boost",
    "boosting",
    "improve",
    "improving",
    "lift",
    "expand",
    "double",
    "triple",
    "add",
    "adding",
    "more",
    "scale",
    "maximise",
    "maximize",
    "strengthen",
    "uplift",
];

/// Words that ask for less.
const LESS: &[&str] = &[
    "turunkan",
    "menurunkan",
    "turun",
    "kurangi",
    "mengurangi",
    "berkurang",
    "pangkas",
    "memangkas",
    "tekan",
    "menekan",
    "persingkat",
    "mempersingkat",
    "perkecil",
    "memperkecil",
    "percepat",
    "mempercepat",
    "penurunan",
    "pengurangan",
    "reduce",
    "reducing",
    "lower",
    "lowering",
    "cut",
    "cutting",
    "decrease",
    "decreasing",
    "drop",
    "shorten",
    "shortening",
    "halve",
    "halving",
    "minimise",
    "minimize",
    "fewer",
    "less",
    "speed",
];

/// Words by which something comes anew.
const GAIN: &[&str] = &[
    "dapatkan",
    "mendapatkan",
    "mendapat",
    "dapat",
    "kumpulkan",
    "mengumpulkan",
    "peroleh",
    "memperoleh",
    "hasilkan",
    "menghasilkan",
    "datangkan",
    "mendatangkan",
    "rekrut",
    "merekrut",
    "jual",
    "menjual",
    "galang",
    "menggalang",
    "gaet",
    "menggaet",
    "menangkan",
    "jaring",
    "menjaring",
    "get",
    "getting",
    "gain",
    "gaining",
    "win",
    "winning",
    "generate",
    "generating",
    "collect",
    "collecting",
    "earn",
    "attract",
    "attracting",
    "recruit",
    "recruiting",
    "sell",
    "selling",
    "bring",
    "drive",
    "driving",
    "secure",
    "acquire",
    "book",
    "receive",
];

/// Words by which a value is to be there.
const REACH: &[&str] = &[
    "capai",
    "mencapai",
    "raih",
    "meraih",
    "tembus",
    "menembus",
    "jaga",
    "menjaga",
    "pertahankan",
    "mempertahankan",
    "hit",
    "hitting",
    "achieve",
    "achieving",
    "reach",
    "reaching",
    "keep",
    "keeping",
    "maintain",
    "answer",
    "jawab",
    "menjawab",
    "balas",
    "membalas",
];

/// Words that promise without saying how much. Those of [`MORE`] and [`LESS`] do so too.
const VAGUE: &[&str] = &[
    "lebih banyak",
    "lebih baik",
    "lebih tinggi",
    "lebih besar",
    "lebih ramai",
    "lebih dikenal",
    "lebih cepat",
    "lebih aktif",
    "lebih sering",
    "sebanyak banyaknya",
    "sebanyak mungkin",
    "secepatnya",
    "secepat mungkin",
    "setinggi tingginya",
    "semaksimal mungkin",
    "memaksimalkan",
    "maksimalkan",
    "maksimal",
    "mengoptimalkan",
    "optimalkan",
    "optimal",
    "memperkuat",
    "perkuat",
    "memperbaiki",
    "perbaiki",
    "viral",
    "ramai",
    "dikenal",
    "terkenal",
    "membangun",
    "bangun",
    "aktif",
    "lebih",
    "as many as possible",
    "as much as possible",
    "as soon as possible",
    "better",
    "bigger",
    "higher",
    "stronger",
    "faster",
    "best",
    "build",
    "building",
    "raise awareness",
    "optimise",
    "optimize",
    "enhance",
    "leverage",
    "famous",
    "popular",
    "active",
    "engage",
    "engaging",
    "create awareness",
];

/// Networks by what people call them.
const NETWORKS: &[(&str, &str)] = &[
    ("instagram", "instagram"),
    ("ig", "instagram"),
    ("insta", "instagram"),
    ("facebook", "facebook"),
    ("fb", "facebook"),
    ("tiktok", "tiktok"),
    ("tik tok", "tiktok"),
    ("twitter", "x"),
    ("linkedin", "linkedin"),
    ("linked in", "linkedin"),
    ("youtube", "youtube"),
    ("yt", "youtube"),
    ("threads", "threads"),
    ("pinterest", "pinterest"),
    ("mastodon", "mastodon"),
    ("bluesky", "bluesky"),
    ("whatsapp", "whatsapp"),
    ("wa", "whatsapp"),
    ("telegram", "telegram"),
    ("snapchat", "snapchat"),
    ("reddit", "reddit"),
];

/// Words before which `x` is the network.
const BEFORE_X: &[&str] = &[
    "di",
    "on",
    "at",
    "from",
    "dari",
    "akun",
    "lewat",
    "via",
    "pengikut",
    "followers",
    "for",
    "dan",
    "and",
    "untuk",
];

/// Words that say nothing of what is meant.
const EMPTY: &[&str] = &[
    "yang", "dan", "di", "ke", "dari", "untuk", "agar", "supaya", "dengan", "pada", "ini", "itu", "kami",
    "kita", "para", "akan", "bisa", "dalam", "oleh", "atau", "adalah", "lebih", "juga", "sampai", "akhir",
    "the", "a", "an", "of", "to", "and", "in", "on", "for", "with", "our", "we", "us", "so", "that", "is",
    "are", "be", "by", "will", "it", "this", "from", "at", "as", "or", "more", "can", "akun", "banyak",
    "semakin", "jumlah",
];

/// Words of what a business is better off with, whichever kind of business it is.
const BUSINESS: &[&str] = &[
    "penjualan",
    "menjual",
    "terjual",
    "jual",
    "pembelian",
    "membeli",
    "beli",
    "pembeli",
    "pelanggan",
    "langganan",
    "berlangganan",
    "pesanan",
    "memesan",
    "pemesanan",
    "reservasi",
    "transaksi",
    "omzet",
    "omset",
    "pendapatan",
    "laba",
    "keuntungan",
    "untung",
    "biaya",
    "menghemat",
    "hemat",
    "prospek",
    "klien",
    "kontrak",
    "penawaran",
    "donasi",
    "donatur",
    "berdonasi",
    "sumbangan",
    "relawan",
    "pendaftar",
    "pendaftaran",
    "mendaftar",
    "pelamar",
    "melamar",
    "lamaran",
    "merekrut",
    "rekrutmen",
    "karyawan",
    "mitra",
    "pemasok",
    "investor",
    "tiket",
    "kursus",
    "belanja",
    "bertransaksi",
    "datang",
    "toko",
    "kunjungan",
    "keranjang",
    "checkout",
    "sales",
    "sale",
    "sell",
    "selling",
    "sold",
    "buy",
    "buyers",
    "buyer",
    "buying",
    "purchase",
    "purchases",
    "customer",
    "customers",
    "client",
    "clients",
    "order",
    "orders",
    "booking",
    "bookings",
    "book",
    "revenue",
    "profit",
    "margin",
    "cost",
    "costs",
    "lead",
    "leads",
    "enquiries",
    "inquiries",
    "pipeline",
    "deals",
    "contracts",
    "donations",
    "donation",
    "donors",
    "donor",
    "donate",
    "volunteers",
    "volunteer",
    "signups",
    "subscriptions",
    "subscribe",
    "applicants",
    "applications",
    "apply",
    "hire",
    "hires",
    "hiring",
    "recruit",
    "recruitment",
    "partners",
    "suppliers",
    "investors",
    "tickets",
    "retention",
    "churn",
    "shop",
    "store",
    "demos",
    "trials",
    "renewals",
];

fn one(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

/// Whether a word asks for more (`true`) or less (`false`).
pub(super) fn more(word: &str) -> Option<bool> {
    if one(MORE, word) {
        return Some(true);
    }
    one(LESS, word).then_some(false)
}

/// What `lebih` before this word asks for.
pub(super) fn compared(word: &str) -> Option<Direction> {
    match word {
        "banyak" | "tinggi" | "besar" | "sering" | "ramai" | "luas" => Some(Direction::Up),
        "sedikit" | "rendah" | "kecil" | "jarang" => Some(Direction::Down),
        _ => None,
    }
}

/// What a word says of the amount behind it.
pub(super) fn verb(word: &str) -> Option<Verb> {
    if one(GAIN, word) {
        return Some(Verb::Gain);
    }
    if one(REACH, word) {
        return Some(Verb::Reach);
    }
    more(word).map(|_| Verb::Change)
}

/// The first words that promise without an amount.
pub(super) fn vague(sentence: &Sentence) -> Option<String> {
    (0..sentence.len()).find_map(|at| {
        let phrase = VAGUE.iter().filter(|phrase| sentence.phrase(at, phrase).is_some());
        let longest = phrase.max_by_key(|phrase| phrase.len()).map(|phrase| (*phrase).to_owned());
        longest.or_else(|| more(sentence.word(at)).map(|_| sentence.word(at).to_owned()))
    })
}

/// The networks that are named, in the order of their first naming.
pub(super) fn networks(sentence: &Sentence) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in 0..sentence.len() {
        let named = NETWORKS.iter().find(|(called, _)| sentence.phrase(at, called).is_some());
        let x = sentence.word(at) == "x" && one(BEFORE_X, sentence.back(at, 1));
        let name = named.map(|(_, name)| *name).or(x.then_some("x"));
        if let Some(name) = name.filter(|name| !found.iter().any(|one| one == name)) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The words of a text that say something, in small letters, each once.
pub(crate) fn content(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for token in tokens(text) {
        // To get more of it is what every goal wants.
        let asks = verb(&token.text).is_some() && !is_business(&token.text);
        let empty = asks || one(EMPTY, &token.text) || token.text.chars().count() < 2;
        let says = token.kind != Kind::Sign && !empty;
        if says && !words.contains(&token.text) {
            words.push(token.text);
        }
    }
    words
}

/// Whether a word names something that a business is better off with.
pub(crate) fn is_business(word: &str) -> bool {
    one(BUSINESS, word) || word.strip_suffix("nya").is_some_and(|word| one(BUSINESS, word))
}
