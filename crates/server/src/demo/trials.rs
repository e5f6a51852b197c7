//! Answers: what has the sample roaster tried out?

use selaras_analytics::{
    Format,
    experiments::{ArmRule, Compared, ExperimentArm, ExperimentFields},
    measure::Figure,
};
use selaras_kernel::ProfileId;

/// Each with how many days ago it began. The first has had time to be settled: the evening moves more people (`plan::post`). The second
/// looks for less, and has only just begun.
pub fn trials(profile: ProfileId, indonesian: bool) -> [(u64, ExperimentFields); 2] {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let arm = |name: String, rule: ArmRule| ExperimentArm { name, rule: Some(rule) };
    let hours = |from, to| ArmRule { from_hour: Some(from), to_hour: Some(to), ..ArmRule::default() };
    let made_of = |format| ArmRule { format: Some(format), ..ArmRule::default() };
    let fields = |name, note, compared, worth_percent, a, b| ExperimentFields {
        name,
        note,
        compared,
        profiles: vec![profile],
        figure: Figure::Interactions,
        age_hours: 48,
        worth_percent,
        a,
        b,
    };
    let evening = fields(
        say("Pagi atau malam?", "Morning or evening?"),
        say(
            "Kesan tim: malam lebih ramai. Kita pastikan sebelum jadwalnya dipindah.",
            "The team feels that evenings are livelier. We make sure before the schedule moves.",
        ),
        Compared::Times,
        50,
        arm(say("Pagi", "Morning"), hours(6, 11)),
        arm(say("Malam", "Evening"), hours(18, 22)),
    );
    let pictured = fields(
        say("Dengan atau tanpa foto?", "With or without a photo?"),
        String::new(),
        Compared::Formats,
        20,
        arm(say("Teks saja", "Text alone"), made_of(Format::Text)),
        arm(say("Satu foto", "One photo"), made_of(Format::Image)),
    );
    [(240, evening), (24, pictured)]
}
