//! Answers: which figures do we know by name, in what are they told, and how do people call them?

use crate::{Direction, Nature, Unit};
use Direction::{Down, Up};
use Nature::{Flow, Level, Rate};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a figure by its name.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// Stable name, as in the measuring of posts, profiles and websites.
    pub name: &'static str,
    /// How its values in time hang together.
    pub nature: Nature,
    /// Whether more or less is better.
    pub direction: Direction,
    /// Whether it can look good without the business being better off.
    pub vanity: bool,
    /// The largest value that makes sense, in its unit.
    pub(crate) most: Option<f64>,
    /// Figures of one kind are called by the same words: a title about one is a title about the other.
    pub(crate) kind: &'static str,
    told: Told,
    /// How people call it, in both languages, in small letters.
    pub(crate) called: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Count,
    Percent,
    PerThousand,
    Times,
    Seconds,
    Points,
    Money,
}

impl Figure {
    /// In what it is told; `None` for money, whose currency is the brand's choice.
    pub fn unit(&self) -> Option<Unit> {
        Some(match self.told {
            Told::Count => Unit::Count,
            Told::Percent => Unit::Percent,
            Told::PerThousand => Unit::PerThousand,
            Told::Times => Unit::Times,
            Told::Seconds => Unit::Seconds,
            Told::Points => Unit::Points,
            Told::Money => return None,
        })
    }

    /// Whether `unit` is what it is told in.
    pub(crate) fn takes(&self, unit: &Unit) -> bool {
        match self.told {
            Told::Money => matches!(unit, Unit::Money(_)),
            _ => self.unit().as_ref() == Some(unit),
        }
    }
}

/// The figure of this name.
pub fn figure(name: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.name == name)
}

/// Every figure that is known by name.
pub fn figures() -> &'static [Figure] {
    &FIGURES
}

/// What begins with this word, in the order of the figures: the whole name, and the figure.
pub(crate) fn called(word: &str) -> &'static [(&'static str, &'static Figure)] {
    BY_FIRST_WORD.get(word).map_or(&[], Vec::as_slice)
}

/// Names by their first words: a sentence is held against a few of them at each word, not against all.
type Names = HashMap<&'static str, Vec<(&'static str, &'static Figure)>>;

static BY_FIRST_WORD: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for figure in &FIGURES {
        for called in figure.called {
            let first = called.split(' ').next().unwrap_or(called);
            names.entry(first).or_default().push((called, figure));
        }
    }
    names
});

const fn of(name: &'static str, kind: &'static str, called: &'static [&'static str]) -> Figure {
    Figure { name, nature: Flow, direction: Up, vanity: false, most: None, kind, told: Told::Count, called }
}

impl Figure {
    const fn vain(mut self) -> Self {
        self.vanity = true;
        self
    }

    const fn level(mut self) -> Self {
        self.nature = Level;
        self
    }

    const fn rate(mut self, told: Told) -> Self {
        self.nature = Rate;
        self.told = told;
        self
    }

    /// A share of a whole: never above a hundred percent.
    const fn share(self) -> Self {
        self.rate(Told::Percent).at_most(100.0)
    }

    const fn at_most(mut self, most: f64) -> Self {
        self.most = Some(most);
        self
    }

    const fn down(mut self) -> Self {
        self.direction = Down;
        self
    }

    const fn money(mut self) -> Self {
        self.told = Told::Money;
        self
    }

    const fn seconds(mut self) -> Self {
        self.told = Told::Seconds;
        self
    }
}

// Where a word is the start of another's, the longer one wins; among those called alike the first of this list.
static FIGURES: [Figure; 42] = [
    of(
        "followers",
        "audience",
        &[
            "pengikut",
            "follower",
            "followers",
            "subscriber",
            "subscribers",
            "pelanggan kanal",
            "jumlah pengikut",
        ],
    )
    .level()
    .vain(),
    of("followers_gained", "audience", &["pertambahan pengikut", "followers gained", "net new followers"])
        .vain(),
    of(
        "audience_growth",
        "audience",
        &[
            "pertumbuhan pengikut",
            "pertumbuhan audiens",
            "audience growth",
            "follower growth",
            "follower growth rate",
        ],
    )
    .rate(Told::Percent)
    .vain(),
    of(
        "engagement_rate_followers",
        "engagement",
        &[
            "engagement rate",
            "rate engagement",
            "tingkat keterlibatan",
            "tingkat interaksi",
            "tingkat engagement",
            "rasio interaksi",
            "rasio keterlibatan",
            "interaction rate",
            "er",
            "tingkat interaksi menurut pengikut",
            "engagement rate by followers",
        ],
    )
    .share(),
    of(
        "engagement_rate_reach",
        "engagement",
        &[
            "tingkat interaksi menurut jangkauan",
            "tingkat keterlibatan menurut jangkauan",
            "engagement rate by reach",
        ],
    )
    .share(),
    of(
        "engagement_rate_impressions",
        "engagement",
        &[
            "tingkat interaksi menurut impresi",
            "tingkat keterlibatan menurut impresi",
            "engagement rate by impressions",
        ],
    )
    .share(),
    of(
        "interactions",
        "engagement",
        &["interaksi", "keterlibatan", "engagement", "engagements", "interaction", "interactions"],
    ),
    of(
        "interactions_per_post",
        "engagement",
        &[
            "interaksi per posting",
            "interaksi per konten",
            "interactions per post",
            "engagement per post",
            "engagements per post",
            "interaksi per unggahan",
        ],
    )
    .rate(Told::Count),
    of(
        "interactions_per_thousand",
        "engagement",
        &["interaksi per 1000 pengikut", "interactions per 1000 followers"],
    )
    .rate(Told::PerThousand),
    of("reach", "reach", &["jangkauan", "reach", "orang terjangkau", "people reached"]).vain(),
    of(
        "reach_percent",
        "reach",
        &["jangkauan terhadap pengikut", "tingkat jangkauan", "reach of followers", "reach rate"],
    )
    .rate(Told::Percent),
    of("impressions", "impressions", &["impresi", "impression", "impressions"]).vain(),
    of("paid_share", "paid", &["porsi berbayar", "paid share"]).share(),
    of("frequency", "impressions", &["frekuensi", "frequency"]).rate(Told::Times),
    of("views", "views", &["penayangan", "tayangan", "view", "views", "video views", "tontonan", "penonton"])
        .vain(),
    of(
        "watch_seconds",
        "watch",
        &["durasi tonton", "waktu tonton", "watch time", "jam tayang", "minutes watched"],
    )
    .seconds(),
    of(
        "reactions",
        "reactions",
        &["suka", "like", "likes", "reaksi", "reaction", "reactions", "jumlah suka"],
    )
    .vain(),
    of(
        "reposts",
        "reposts",
        &[
            "dibagikan ulang",
            "bagikan ulang",
            "repost",
            "reposts",
            "shares",
            "share",
            "boosts",
            "dibagikan",
            "retweets",
        ],
    ),
    of("replies", "replies", &["balasan", "komentar", "comment", "comments", "reply", "replies"]),
    of("quotes", "quotes", &["kutipan", "quote posts", "quotes"]),
    of("saves", "saves", &["disimpan", "simpanan", "saves", "bookmarks", "penyimpanan"]),
    of(
        "link_clicks",
        "clicks",
        &["klik tautan", "klik link", "link clicks", "link click", "klik ke situs", "clicks to website"],
    ),
    of("clicks", "clicks", &["klik", "click", "clicks"]),
    of("click_rate", "clicks", &["rasio klik", "rasio klik tayang", "ctr", "click through rate", "rkt"])
        .share(),
    of(
        "profile_visits",
        "profile_visits",
        &["kunjungan profil", "profile visits", "profile views", "profile visit"],
    ),
    of(
        "visits",
        "visits",
        &[
            "kunjungan",
            "kunjungan situs",
            "kunjungan web",
            "kunjungan website",
            "kunjungan ke situs",
            "pengunjung",
            "pengunjung situs",
            "visit",
            "visits",
            "website visits",
            "site visits",
            "website traffic",
            "web traffic",
            "trafik situs",
            "trafik website",
            "trafik",
            "traffic",
            "visitors",
            "website visitors",
            "sessions",
        ],
    ),
    of(
        "leads",
        "leads",
        &[
            "prospek",
            "calon pelanggan",
            "calon pembeli",
            "calon klien",
            "lead",
            "leads",
            "qualified leads",
            "enquiries",
            "inquiries",
            "permintaan penawaran",
            "demo requests",
            "quote requests",
            "permintaan demo",
        ],
    ),
    of("cost_per_lead", "lead_cost", &["biaya per prospek", "biaya per lead", "cost per lead", "cpl"])
        .rate(Told::Money)
        .down(),
    of(
        "signups",
        "signups",
        &[
            "pendaftar",
            "pendaftaran",
            "sign up",
            "sign ups",
            "signup",
            "signups",
            "registrasi",
            "registration",
            "registrations",
            "newsletter subscribers",
            "pelanggan buletin",
            "pelanggan newsletter",
            "peserta",
            "relawan",
            "volunteers",
            "attendees",
        ],
    ),
    of(
        "applications",
        "applications",
        &[
            "lamaran",
            "pelamar",
            "pelamar kerja",
            "lamaran kerja",
            "job applications",
            "applications",
            "applicants",
        ],
    ),
    of(
        "downloads",
        "downloads",
        &["unduhan", "download", "downloads", "app installs", "installs", "pemasangan aplikasi"],
    ),
    of(
        "purchases",
        "sales",
        &[
            "pembelian",
            "pesanan",
            "transaksi",
            "purchase",
            "purchases",
            "order",
            "orders",
            "penjualan",
            "sales",
            "reservasi",
            "bookings",
            "pemesanan",
            "reservations",
            "pembeli",
            "terjual",
        ],
    ),
    of(
        "revenue",
        "sales",
        &["omzet", "omset", "pendapatan", "revenue", "nilai penjualan", "turnover", "sales revenue"],
    )
    .money(),
    of("donations", "donations", &["donasi", "donatur", "donation", "donations", "donors", "sumbangan"]),
    of("conversion_rate", "conversion", &["tingkat konversi", "rasio konversi", "conversion rate"]).share(),
    of(
        "response_time",
        "response_time",
        &[
            "waktu respons",
            "waktu respon",
            "waktu tanggap",
            "waktu balas",
            "waktu membalas",
            "response time",
            "reply time",
            "time to answer",
            "time to reply",
            "kecepatan balas",
        ],
    )
    .rate(Told::Seconds)
    .down(),
    of(
        "share_answered",
        "answered",
        &[
            "pertanyaan terjawab",
            "pesan terjawab",
            "pesan dijawab",
            "pertanyaan dijawab",
            "questions answered",
            "messages answered",
            "response rate",
            "tingkat respons",
            "tingkat balasan",
            "komentar dijawab",
            "comments answered",
        ],
    )
    .share(),
    of("complaints", "complaints", &["keluhan", "komplain", "complaint", "complaints", "aduan"]).down(),
    of("sentiment", "sentiment", &["sentimen", "sentiment", "sentimen bersih", "net sentiment"])
        .rate(Told::Points),
    of(
        "mentions",
        "mentions",
        &["sebutan", "penyebutan", "mention", "mentions", "brand mentions", "ulasan", "reviews", "testimoni"],
    ),
    of("share_of_voice", "voice", &["pangsa suara", "share of voice", "sov"]).share(),
    of(
        "posts",
        "posts",
        &["posting", "postingan", "unggahan", "posts", "post", "konten", "reels", "video", "videos"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_words_name_two_figures_and_all_are_in_small_letters() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for figure in figures() {
            assert!(!figure.called.is_empty(), "{}", figure.name);
            for called in figure.called {
                assert_eq!(*called, called.to_lowercase(), "{}", figure.name);
                assert_eq!(seen.insert(called, figure.name), None, "{called} of {}", figure.name);
            }
        }
    }
}
