//! Answers: how much does a sentence ask for?

use super::counts_from_zero;
use super::rates::{self, Per};
use super::tokens::Sentence;
use super::words::Verb;
use crate::figures::Figure;
use crate::{Direction, Nature, Unit};
use jiff::civil::Date;

/// How much is asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = GoalAmount)]
pub struct Amount {
    /// What the value means.
    pub aim: Aim,
    /// How much, never negative: the direction says whether more or less. Percent for [`Aim::Percent`].
    pub value: f64,
    /// From which value on, if that was said.
    pub from: Option<f64>,
    /// In what it was told, where a sign or a word says so: percent, money, seconds.
    pub unit: Option<Unit>,
    /// For each of which time it is asked, if that was said: the value is then of one such time, not of the whole goal.
    pub per: Option<Per>,
    /// The value over the whole goal, where it is asked for each time and start and deadline are said.
    pub total: Option<f64>,
}

/// What an amount means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoalAim)]
pub enum Aim {
    /// To this value.
    To,
    /// By so much; of percent by so many points.
    By,
    /// By so many percent of what is now.
    Percent,
}

impl Amount {
    /// The target that it means for a goal with this baseline; `None` where it takes a baseline and there is none.
    pub fn target(&self, baseline: Option<f64>, direction: Direction) -> Option<f64> {
        let value = match self.aim {
            Aim::To => self.value,
            Aim::By => baseline? + direction.sign() * self.value,
            Aim::Percent => baseline? * (1.0 + direction.sign() * self.value / 100.0),
        };
        value.is_finite().then_some(value)
    }

    /// What is asked for each time, over the whole goal; `None` where it is not asked so, where a day is missing, and of percent,
    /// which grow upon each other.
    pub(crate) fn over(&self, start: Option<Date>, deadline: Option<Date>) -> Option<Self> {
        if self.aim == Aim::Percent {
            return None;
        }
        let value = self.value * self.per?.count(start?, deadline?)?;
        // Nobody asks for a part of an order.
        let value = if self.value.fract() == 0.0 { value.round() } else { value };
        value.is_finite().then(|| Self { value, per: None, ..self.clone() })
    }

    /// Whether a goal with this baseline may be meant; those who say from where round it.
    pub(crate) fn may_begin(&self, baseline: Option<f64>) -> bool {
        self.from.zip(baseline).is_none_or(|(from, baseline)| close(from, baseline, 0.05))
    }

    /// Whether a goal with this target may be meant. Generous, because a title is short: an increase of 5 % may be to 5 %, by
    /// five points or by a twentieth.
    pub(crate) fn may_mean(&self, target: f64, baseline: Option<f64>, direction: Direction) -> bool {
        let other = |aim: Aim| Self { aim, ..self.clone() }.target(baseline, direction);
        let aims: &[Aim] = match (self.aim, &self.unit) {
            (Aim::Percent, _) => &[Aim::Percent, Aim::To, Aim::By],
            (Aim::By, _) => &[Aim::By, Aim::To],
            (Aim::To, _) => &[Aim::To],
        };
        let unknown = baseline.is_none() && self.aim != Aim::To;
        unknown || aims.iter().filter_map(|aim| other(*aim)).any(|value| close(value, target, 0.015))
    }
}

fn close(one: f64, other: f64, by: f64) -> bool {
    (one - other).abs() <= by * one.abs().max(other.abs()) + 1e-9
}

/// Numbers beyond this are typing errors.
const MOST: f64 = 1e15;

/// The number that is written here: 2.500 and 2,500 are two thousand five hundred, 2,1 and 2.1 are two and a tenth. With
/// `fraction` a single mark is the decimal sign, however many digits follow.
fn number(digits: &str, fraction: bool) -> Option<f64> {
    let marks: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let grouped = |digits: &str| {
        let mut groups = digits.split(['.', ',']);
        let first = groups.next().map_or(0, str::len);
        (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
    };
    let plain = |whole: &str, part: &str| {
        let whole = whole.replace(['.', ','], "");
        format!("{whole}.{part}0").parse::<f64>().ok().filter(|value| *value <= MOST)
    };
    let (whole, part) = match marks.as_slice() {
        [] => (digits, ""),
        [mark] => {
            let (whole, part) = digits.split_once(*mark)?;
            let thousands = grouped(digits) && !fraction && whole != "0";
            if thousands { (digits, "") } else { (whole, part) }
        }
        [first, .., last] if first == last => (digits, ""),
        [.., last] => digits.rsplit_once(*last)?,
    };
    let same = |text: &str| text.contains('.') && text.contains(',');
    let sound = (!whole.contains(['.', ',']) || grouped(whole)) && !same(whole);
    if sound { plain(whole, part) } else { None }
}

/// By what a word behind a number multiplies it. Single letters only where nothing stands between.
fn times(word: &str, glued: bool, rupiah: bool) -> Option<f64> {
    Some(match word {
        "ribu" | "rb" | "thousand" => 1e3,
        "juta" | "jt" | "million" | "mn" | "mio" => 1e6,
        "miliar" | "milyar" | "billion" | "bn" => 1e9,
        "k" if glued => 1e3,
        // Indonesians shorten the word for a thousand millions to M.
        "m" if glued || rupiah => {
            if rupiah {
                1e9
            } else {
                1e6
            }
        }
        _ => return None,
    })
}

/// The currency that a word or sign stands for.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "rp" | "idr" | "rupiah" => "IDR",
        "$" | "us$" | "usd" | "dollar" | "dollars" | "dolar" => "USD",
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" | "pounds" => "GBP",
        "sgd" => "SGD",
        "rm" | "myr" | "ringgit" => "MYR",
        "¥" | "jpy" | "yen" => "JPY",
        "₹" | "inr" | "rupees" => "INR",
        "aud" => "AUD",
        _ => return None,
    })
}

/// Seconds of a word for a time within a day.
fn seconds(word: &str) -> Option<f64> {
    Some(match word {
        "detik" | "second" | "seconds" | "sec" | "secs" => 1.0,
        "menit" | "minute" | "minutes" | "min" | "mins" => 60.0,
        "jam" | "hour" | "hours" | "hr" | "hrs" => 3600.0,
        _ => return None,
    })
}

/// Things that are means and not the end: "with 12 reels", "3 kali seminggu".
const MEANS: &[&str] = &[
    "reels",
    "reel",
    "video",
    "videos",
    "konten",
    "posting",
    "postingan",
    "posts",
    "stories",
    "story",
    "artikel",
    "articles",
    "kali",
    "times",
    "hari",
    "minggu",
    "bulan",
    "tahun",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "orang",
    "besar",
];

const TO: &[&str] =
    &["menjadi", "jadi", "ke", "to", "hingga", "sampai", "least", "minimal", "setidaknya", "minimum", "at"];
const BELOW: &[&str] = &["bawah", "below", "under", "maksimal", "than", "kurang", "lebih"];
const BY: &[&str] = &["by", "sebesar", "sebanyak"];
const FROM: &[&str] = &["dari", "from"];
const ANEW: &[&str] =
    &["more", "lagi", "baru", "new", "tambahan", "additional", "extra", "fewer", "less", "another"];

struct Candidate {
    score: i32,
    at: usize,
    /// The place behind it.
    end: usize,
    amount: Amount,
    from: bool,
    /// How it was read: by its nature an increase, or only for want of a word that says otherwise.
    anew: bool,
}

/// The amounts, the one that is meant most likely first. `figures`: where figures stand.
pub(super) fn find(
    sentence: &Sentence,
    figure: Option<&Figure>,
    verb: Option<Verb>,
    figures: &[usize],
) -> Vec<Amount> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut behind = 0;
    for at in 0..sentence.len() {
        if at < behind || sentence.is_used(at) || sentence.digits(at).is_none() {
            continue;
        }
        if let Some(one) = candidate(sentence, at, figure, verb, figures) {
            behind = one.end;
            found.push(one);
        }
    }
    let mut amounts: Vec<Candidate> = Vec::new();
    let mut from: Option<Amount> = None;
    for mut one in found {
        if one.from {
            from = Some(one.amount);
            continue;
        }
        if let Some(from) = from.take() {
            one.amount.from = Some(from_value(&from, &one.amount));
            one.amount.aim = Aim::To;
            one.amount.unit = one.amount.unit.or(from.unit);
            one.score += 3;
        }
        if counts_from_zero(figure) && one.anew && one.amount.aim == Aim::By {
            one.amount.aim = Aim::To;
        }
        amounts.push(one);
    }
    amounts.extend(multiples(sentence));
    amounts.sort_by_key(|one| (std::cmp::Reverse(one.score), one.at));
    amounts.into_iter().map(|one| one.amount).collect()
}

/// "From 4 to 1 hours": what is said once is meant of both.
fn from_value(from: &Amount, to: &Amount) -> f64 {
    match (&from.unit, &to.unit) {
        (None, Some(Unit::Seconds)) if to.value >= 3600.0 && to.value % 3600.0 == 0.0 => from.value * 3600.0,
        (None, Some(Unit::Seconds)) if to.value >= 60.0 => from.value * 60.0,
        _ => from.value,
    }
}

fn candidate(
    sentence: &Sentence,
    at: usize,
    figure: Option<&Figure>,
    verb: Option<Verb>,
    figures: &[usize],
) -> Option<Candidate> {
    let before = sentence.back(at, 1);
    if is_name(sentence, at) {
        return None;
    }
    let told = Told::at(sentence, at)?;
    let next = sentence.word(told.end);
    let near = figures.iter().any(|place| (told.end..told.end + 3).contains(place))
        || figures.iter().any(|place| *place < at && at - place < 6);
    // What is counted in times or posts is not told by its means.
    let own = |figure: &Figure| figure.name == "posts" || figure.unit() == Some(Unit::Times);
    let means = MEANS.contains(&next) && !figure.is_some_and(own);
    let behind: Vec<&str> =
        (1..=3).map(|steps| sentence.back(at, steps)).take_while(|word| !word.is_empty()).collect();
    let said = |words: &[&str]| behind.iter().any(|word| words.contains(word));
    let ahead = (0..2).map(|steps| sentence.word(told.end + steps));
    let anew = ahead.into_iter().any(|word| ANEW.contains(&word)) || said(&["another"]);
    let percent = told.unit == Some(Unit::Percent);
    let rate = figure.is_some_and(|figure| figure.unit() == Some(Unit::Percent));
    // A dash between two numbers makes a range.
    let range = at >= 2 && sentence.digits(at - 2).is_some();
    let plus = at >= 1 && (sentence.sign(at - 1, "+") || sentence.sign(at - 1, "-") && !range);
    let money = currency(before).is_some();
    let (word, further) = if money { (sentence.back(at, 2), 3) } else { (before, 2) };
    // "Kurang dari 20" is a bound, not a beginning.
    let from = FROM.contains(&word) && !matches!(sentence.back(at, further), "kurang" | "lebih");
    let (aim, by_verb) = if said(BY) || plus {
        (Aim::By, false)
    } else if said(TO) || said(BELOW) {
        (Aim::To, false)
    } else if anew {
        (Aim::By, true)
    } else {
        match verb {
            Some(Verb::Change) => (Aim::By, false),
            // Followers that are won come on top of those that are there.
            Some(Verb::Gain) if !percent => (Aim::By, true),
            _ => (Aim::To, false),
        }
    };
    // Percent of a count are always of what is now; of a rate only points that are called so are points.
    let share = percent && (!rate || aim == Aim::By) && !(rate && aim == Aim::To);
    let aim = if told.points {
        Aim::By
    } else if share {
        Aim::Percent
    } else {
        aim
    };
    let score =
        3 * i32::from(near) + 2 * i32::from(aim != Aim::To || said(TO)) + i32::from(told.unit.is_some())
            - 6 * i32::from(means);
    let year =
        told.unit.is_none() && !near && sentence.whole(at).is_some_and(|year| (2000..2100).contains(&year));
    // Only what is summed over a time, or comes on top, can be asked for each: a rate is what it is.
    let nature = figure.map(|figure| figure.nature);
    let summed = nature != Some(Nature::Rate) && (aim != Aim::To || counts_from_zero(figure));
    let plain = matches!(told.unit, None | Some(Unit::Money(_))) || aim == Aim::Percent;
    let per = rates::around(sentence, at, told.end).filter(|_| summed && plain);
    let amount = Amount { aim, value: told.value, from: None, unit: told.unit, per, total: None };
    (!year && score > -3).then_some(Candidate { score, at, end: told.end, amount, from, anew: by_verb })
}

/// Numbers that name something and ask for nothing: "top 3", "per 1.000", "HUT ke-81", "24/7", "diskon 20%".
fn is_name(sentence: &Sentence, at: usize) -> bool {
    const BEFORE: &[&str] =
        &["per", "top", "no", "nomor", "tahun", "diskon", "potongan", "promo", "discount"];
    let before = |steps: usize, signs: &str| at >= steps && sentence.sign(at - steps, signs);
    let behind = if sentence.sign(at + 1, "%") { at + 2 } else { at + 1 };
    BEFORE.contains(&sentence.back(at, 1))
        || matches!(sentence.word(behind), "off" | "diskon" | "discount")
        || before(1, "/")
        || sentence.sign(at + 1, "/") && rates::unit(sentence.word(at + 2)).is_none()
        || before(1, "-") && sentence.glued(at - 1) && !sentence.back(at, 2).is_empty()
}

/// A number with what stands around it.
struct Told {
    value: f64,
    unit: Option<Unit>,
    /// Whether points of percent are meant.
    points: bool,
    /// The place behind it.
    end: usize,
}

impl Told {
    fn at(sentence: &Sentence, at: usize) -> Option<Self> {
        let before = at.checked_sub(1);
        let sign = before.and_then(|at| sentence.tokens.get(at)).and_then(|token| currency(&token.text));
        let digits = sentence.digits(at)?;
        let mut end = at + 1;
        let glued = |at: usize| sentence.glued(at);
        let factor = times(sentence.word(end), glued(end), sign == Some("IDR"));
        let mut fraction = factor.is_some();
        end += usize::from(factor.is_some());
        let unit_word = sentence.word(end);
        let percent = sentence.sign(end, "%")
            || matches!(unit_word, "persen" | "percent" | "pct" | "percentage" | "pp");
        fraction |= percent;
        let mut value = number(digits, fraction)? * factor.unwrap_or(1.0);
        let mut unit = sign.map(|code| Unit::Money(code.to_owned()));
        let mut points = false;
        if percent {
            unit = Some(Unit::Percent);
            points = unit_word == "pp" || matches!(sentence.word(end + 1), "points" | "point" | "poin");
            end += 1 + usize::from(points && unit_word != "pp");
        } else if matches!(unit_word, "poin") && matches!(sentence.word(end + 1), "persen" | "persentase") {
            (unit, points) = (Some(Unit::Percent), true);
            end += 2;
        } else if let Some(code) = currency(unit_word).filter(|_| unit.is_none()) {
            unit = Some(Unit::Money(code.to_owned()));
            end += 1;
        } else if let Some(each) = seconds(unit_word).filter(|_| unit.is_none()) {
            (unit, value) = (Some(Unit::Seconds), value * each);
            end += 1;
            // "1 jam 20 menit" is one amount.
            let finer = seconds(sentence.word(end + 1)).filter(|finer| *finer < each);
            if let (Some(finer), Some(more)) = (finer, sentence.whole(end)) {
                value += f64::from(more) * finer;
                end += 2;
            }
        }
        Some(Self { value, unit, points, end })
    }
}

/// "Double", "dua kali lipat", "3x lipat": an increase in percent.
fn multiples(sentence: &Sentence) -> Vec<Candidate> {
    const SAID: [(&str, f64); 12] = [
        ("dua kali lipat", 100.0),
        ("tiga kali lipat", 200.0),
        ("gandakan", 100.0),
        ("menggandakan", 100.0),
        ("double", 100.0),
        ("doubling", 100.0),
        ("triple", 200.0),
        ("halve", 50.0),
        ("halving", 50.0),
        ("setengahnya", 50.0),
        ("by half", 50.0),
        ("separuhnya", 50.0),
    ];
    let mut found = Vec::new();
    for at in 0..sentence.len() {
        if let Some((_, value)) = SAID.iter().find(|(phrase, _)| sentence.phrase(at, phrase).is_some()) {
            let amount = Amount {
                aim: Aim::Percent,
                value: *value,
                from: None,
                unit: Some(Unit::Percent),
                per: None,
                total: None,
            };
            found.push(Candidate { score: 1, at, end: at, amount, from: false, anew: false });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_either_way_of_writing() {
        for (text, value) in [
            ("2500", 2500.0),
            ("2.500", 2500.0),
            ("2,500", 2500.0),
            ("2,1", 2.1),
            ("2.1", 2.1),
            ("12,50", 12.5),
            ("1.250.000", 1_250_000.0),
            ("1,250,000", 1_250_000.0),
            ("1.250.000,75", 1_250_000.75),
            ("1,250,000.75", 1_250_000.75),
            ("0,125", 0.125),
            ("0.125", 0.125),
        ] {
            assert_eq!(number(text, false), Some(value), "{text}");
        }
        assert_eq!(number("2.125", true), Some(2.125));
        for text in ["1.25.000", "1,2,3", "12.345,678.9", "1.5.2", "99999999999999999999"] {
            assert_eq!(number(text, false), None, "{text}");
        }
    }
}
