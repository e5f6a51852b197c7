//! Answers: what becomes of a goal when a proposal is taken?

use crate::draft::days_between;
use crate::{Draft, Framework, Nature, Proposal, Scope, Source, Unit, figure};

impl Proposal {
    /// Changes the goal as proposed.
    ///
    /// After [`Proposal::Retitle`] the title is empty: the caller writes one in the reader's language. After
    /// [`Proposal::Figure`] the source, the numbers and the milestones are unknown, because they were those of another figure.
    pub fn apply(&self, draft: &mut Draft) {
        match self {
            Self::Retitle => draft.title.clear(),
            Self::Scope { networks } if networks.is_empty() => draft.scope = Scope::Brand,
            Self::Scope { networks } => draft.scope = Scope::Networks(networks.clone()),
            Self::Target { value } => {
                draft.target = Some(*value);
                draft.target_unit = None;
            }
            Self::TargetUnit { unit } => draft.target_unit = Some(unit.clone()),
            Self::Start { on } => draft.start = Some(*on),
            Self::Deadline { on } => {
                keep_baseline(draft);
                draft.deadline = Some(*on);
            }
            Self::Milestones { milestones } => draft.milestones.clone_from(milestones),
            Self::Check { every } => draft.framework = Framework::Kpi { checked_every: *every },
            Self::Figure { figure } => change_figure(draft, figure),
        }
    }
}

/// A baseline as long as the goal stays as long as it was when the goal gets longer.
fn keep_baseline(draft: &mut Draft) {
    let (Some(Nature::Flow), None, Some(start), Some(deadline)) =
        (draft.nature(), draft.baseline_days, draft.start, draft.deadline)
    else {
        return;
    };
    draft.baseline_days = u32::try_from(days_between(start, deadline)).ok().filter(|days| *days > 0);
}

fn change_figure(draft: &mut Draft, name: &str) {
    let Some(known) = figure(name) else { return };
    if let Some(measure) = &mut draft.measure {
        // Money keeps the currency that was there, if there was one.
        let money = matches!(measure.unit, Unit::Money(_)).then(|| measure.unit.clone());
        measure.figure = name.to_owned();
        measure.unit = known.unit().or(money).unwrap_or(Unit::Count);
        measure.nature = known.nature;
        measure.source = Source::None;
    }
    draft.direction = known.direction;
    draft.baseline = None;
    draft.baseline_days = None;
    draft.target = None;
    draft.target_unit = None;
    draft.milestones.clear();
}
