//! Answers: how does a sentence of a weekly brief sound, and where does it lead?

use super::Lang;
use jiff::civil::Date;
use selaras_analytics::measure::Unit;
use selaras_strategy::{
    briefs::{Fact, Link, Sentence},
    items::Measure,
    measures::MeasureUnit,
};
use serde_json::{Map, Value};

/// Days that are told with their year: they may be far.
const WITH_YEAR: [&str; 2] = ["deadline", "start"];

/// Puts words to a sentence, and an address to where it leads.
pub fn say(lang: Lang, one: &mut Sentence) {
    one.text = sentence(lang, one);
    one.path = one.link.as_ref().map(path).unwrap_or_default();
}

/// The words of a sentence.
pub fn sentence(lang: Lang, sentence: &Sentence) -> String {
    let told = |(name, fact): (&String, &Fact)| {
        let text = match fact {
            Fact::Count { value } => return (name.clone(), Value::from(*value)),
            Fact::Amount { value, unit } => amount(lang, *value, unit),
            Fact::Share { value } => share(lang, *value),
            Fact::Change { value } => change(lang, *value),
            Fact::Day { day } if WITH_YEAR.contains(&name.as_str()) => self::day(lang, *day),
            Fact::Day { day } => day_of_year(lang, *day),
            Fact::Hour { hour } => match lang {
                Lang::En => format!("{hour}:00"),
                Lang::Id => format!("{hour}.00"),
            },
            Fact::Text { text } => text.clone(),
            Fact::Code { code } => code.clone(),
            Fact::Measure { measure } => self::measure(lang, measure),
        };
        (name.clone(), Value::from(text))
    };
    let facts: Map<String, Value> = sentence.facts.iter().map(told).collect();
    lang.say(&format!("brief-{}", sentence.rule), &facts)
}

/// A day with its year.
pub fn day(lang: Lang, day: Date) -> String {
    format!("{} {}", day_of_year(lang, day), day.year())
}

fn day_of_year(lang: Lang, day: Date) -> String {
    format!("{} {}", day.day(), lang.plain(&format!("month-{}", day.month())))
}

/// A number with its thousands parted: whole from ten on, else with one decimal where there is one.
fn number(lang: Lang, value: f64) -> String {
    let (thousands, decimals) = match lang {
        Lang::En => (',', '.'),
        Lang::Id => ('.', ','),
    };
    let tenths = if value.abs() >= 10.0 { value.round() * 10.0 } else { (value * 10.0).round() };
    let (whole, tenth) = ((tenths.abs() / 10.0).floor(), tenths.abs() % 10.0);
    let digits = format!("{whole:.0}");
    let mut text = String::new();
    if tenths < 0.0 {
        text.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if tenth > 0.0 {
        text.push(decimals);
        text.push_str(&format!("{tenth:.0}"));
    }
    text
}

fn amount(lang: Lang, value: f64, unit: &MeasureUnit) -> String {
    let text = number(lang, value);
    let named = |key: &str| {
        let params: Map<String, Value> =
            [("value".to_owned(), Value::from(text.as_str()))].into_iter().collect();
        lang.say(key, &params)
    };
    match unit {
        MeasureUnit::Figure(Unit::Count) => text,
        MeasureUnit::Figure(Unit::Percent) => format!("{text}%"),
        MeasureUnit::Figure(Unit::PerThousand) => named("unit-per-thousand"),
        MeasureUnit::Figure(Unit::Times) => format!("{text}×"),
        MeasureUnit::Figure(Unit::Seconds) => named("unit-seconds"),
        MeasureUnit::Own(own) if own.is_empty() => text,
        MeasureUnit::Own(own) if own == "%" => format!("{text}%"),
        MeasureUnit::Own(own) if own == "Rp" => format!("Rp{text}"),
        MeasureUnit::Own(own) => format!("{text} {own}"),
    }
}

/// What is measured, as it is called in the app.
fn measure(lang: Lang, measure: &Measure) -> String {
    let named = |kind: &str, of: serde_json::Result<Value>| {
        let code = of.ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
        lang.plain(&format!("{kind}-{code}"))
    };
    match measure {
        Measure::Figure(of) => named("figure", serde_json::to_value(of.figure)),
        Measure::Website(of) => {
            let count = named("website", serde_json::to_value(of.count));
            let key = match (of.network.is_empty(), of.campaign.is_empty()) {
                (true, true) => return count,
                (false, true) => "website-from",
                (true, false) => "website-by",
                (false, false) => "website-from-by",
            };
            let facts =
                [("count", count), ("network", network(&of.network)), ("campaign", of.campaign.clone())];
            lang.say(key, &facts.into_iter().map(|(name, fact)| (name.to_owned(), fact.into())).collect())
        }
        Measure::ByHand(of) => of.name.clone(),
    }
}

/// A network as it writes itself; a site by its address.
fn network(name: &str) -> String {
    match name {
        "linkedin" => "LinkedIn".to_owned(),
        "tiktok" => "TikTok".to_owned(),
        "whatsapp" => "WhatsApp".to_owned(),
        "youtube" => "YouTube".to_owned(),
        site if site.contains('.') => site.to_owned(),
        other => other.chars().take(1).flat_map(char::to_uppercase).chain(other.chars().skip(1)).collect(),
    }
}

/// A share as a percentage; what is not quite nothing or all is not called so.
fn share(lang: Lang, value: f64) -> String {
    let percent = value * 100.0;
    let (least, most) = (percent > 0.0 && percent < 1.0, percent < 100.0 && percent > 99.0);
    let named = |key: &str| lang.plain(key);
    match (least, most) {
        (true, _) => named("share-below-one"),
        (_, true) => named("share-above-99"),
        _ => format!("{percent:.0}%"),
    }
}

/// By how much something is more (+) or less (−).
fn change(lang: Lang, value: f64) -> String {
    let percent = (value * 100.0).round();
    let sign = if percent > 0.0 {
        "+"
    } else if percent < 0.0 {
        "−"
    } else {
        "±"
    };
    format!("{sign}{}%", number(lang, percent.abs()))
}

/// Where a link leads, from the root of the program.
pub fn path(link: &Link) -> String {
    match link {
        Link::Goal { id } => format!("/goals/{id}"),
        Link::Kpi { id } => format!("/goals/kpis/{id}"),
        Link::NewPost { profile: Some(profile), .. } => format!("/compose?profile={profile}"),
        Link::NewPost { campaign: Some(campaign), .. } => {
            let campaign: String = form(campaign);
            format!("/compose?campaign={campaign}")
        }
        Link::NewPost { .. } => "/compose".to_owned(),
        Link::Post { id } => format!("/posts/{id}"),
        Link::Calendar => "/calendar".to_owned(),
        Link::Best | Link::Why => "/measure/insight".to_owned(),
        Link::Experiments => "/measure/experiments".to_owned(),
        Link::Review => "/approvals".to_owned(),
        Link::Failed => "/published".to_owned(),
        Link::Profiles => "/profiles".to_owned(),
    }
}

/// A text within an address (RFC 3986): every byte but letters, digits and a few signs is escaped.
fn form(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escaped = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(escaped).collect()
}
