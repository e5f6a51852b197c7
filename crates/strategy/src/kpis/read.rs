//! The numbers of many KPIs, each read once however many KPIs rest on it.

use super::periods::{self, PeriodValue, Span, Trend};
use crate::{
    formulas::{Formula, FormulaUnit},
    items::{FigureOf, Kpi, KpiValue, Measure, Period},
    measures::{self, Nature, Readings, Told},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use selaras_analytics::measure::{self, Counting, Dimension, Question, Whose};
use selaras_kernel::{Actor, BrandId, Error, Result, Timestamp};
use selaras_store::Db;
use std::collections::BTreeMap;

/// Most days that the websites' counters are asked for at once: they tell at most 1,000 rows.
const WEBSITE_DAYS: i32 = 1_000;

/// What people told of a KPI's measures by hand, by the name of the term.
pub(super) type ByTerm = BTreeMap<String, Vec<Told>>;

/// A KPI's numbers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct KpiNumbers {
    /// In what they are told.
    pub unit: FormulaUnit,
    /// Each period, the earliest first, the running one last.
    pub values: Vec<PeriodValue>,
    /// Where it goes.
    pub trend: Trend,
    /// What it is reckoned from, in the last period of the values that is known; the whole one before the running one.
    pub parts: Vec<KpiPart>,
    /// When anything of it was last counted or told (UTC); absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
}

/// One of the measures that a KPI is reckoned from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct KpiPart {
    /// Its name in the formula; `value` where there is none.
    pub name: String,
    /// In what it is told.
    pub unit: FormulaUnit,
    /// What it came to in each period of the values.
    pub values: Vec<Option<f64>>,
}

impl KpiNumbers {
    /// The last finished period, else the running one.
    pub fn latest(&self) -> Option<&PeriodValue> {
        let finished = self.values.iter().rev().find(|one| one.is_over() && one.value.is_some());
        finished.or_else(|| self.values.iter().rev().find(|one| one.value.is_some()))
    }
}

/// Numbers that were read, by what was asked.
pub(super) struct Numbers<'a> {
    db: &'a Db,
    actor: &'a Actor,
    brand: BrandId,
    zone: TimeZone,
    today: Date,
    daily: Vec<(Measure, Date, Readings)>,
    rates: Vec<(FigureOf, Period, Readings)>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(db: &'a Db, actor: &'a Actor, brand: BrandId, zone: TimeZone, today: Date) -> Self {
        Self { db, actor, brand, zone, today, daily: Vec::new(), rates: Vec::new() }
    }

    /// The numbers of one KPI. Its formula was checked when it was kept.
    pub(super) async fn tell(&mut self, kpi: &Kpi, told: &ByTerm) -> Result<KpiNumbers> {
        let spans = periods::last(kpi.period, self.today, periods::TOLD);
        let mut parts = Vec::new();
        let mut counted_at = None;
        let mut begins = vec![false; spans.len()];
        let mut natures = Vec::new();
        for (name, measure) in kpi.terms() {
            let by_hand = told.get(name).map(Vec::as_slice).unwrap_or_default();
            let readings = self.readings(measure, kpi.period, &spans, by_hand).await?;
            let counted_on = periods::counted_on(readings.counted_at, &self.zone);
            counted_at = counted_at.max(readings.counted_at);
            let by_hand = matches!(measure, Measure::ByHand(_));
            let value = |span: &Span| periods::fold(&readings, *span, counted_on.filter(|_| !by_hand));
            for (begins, span) in begins.iter_mut().zip(&spans) {
                *begins |= !by_hand && periods::begins_within(&readings, *span);
            }
            natures.push(readings.nature);
            let values = spans.iter().map(value).collect();
            parts.push(KpiPart { name: name.to_owned(), unit: measure.formula_unit(), values });
        }
        let formula = match &kpi.value {
            KpiValue::Measure(_) => None,
            KpiValue::Formula(of) => {
                let read = Formula::parse(&of.text);
                Some(read.map_err(|e| Error::from(e.problem("formula")))?)
            }
        };
        let unit = match &formula {
            None => parts.first().map_or(FormulaUnit::Number, |part| part.unit.clone()),
            Some(formula) => formula
                .unit(|name| parts.iter().find(|part| part.name == name).map(|part| part.unit.clone()))
                .map_err(|e| Error::from(e.problem("formula")))?,
        };
        let reckon = |n: usize| match &formula {
            None => parts.first().and_then(|part| part.values[n]),
            Some(formula) => formula
                .value(|name| parts.iter().find(|part| part.name == name).and_then(|part| part.values[n])),
        };
        let adds_up = formula.is_none() && natures == [Nature::Flow];
        let aim = (kpi.target, kpi.direction);
        let values: Vec<PeriodValue> = spans
            .iter()
            .enumerate()
            .map(|(n, span)| periods::told(*span, self.today, reckon(n), begins[n], aim, adds_up))
            .collect();
        let finished: Vec<f64> = values
            .iter()
            .filter(|one| one.is_over() && !one.begins_within)
            .filter_map(|one| one.value)
            .collect();
        Ok(KpiNumbers { unit, trend: periods::trend(&finished), values, parts, counted_at })
    }

    async fn readings(
        &mut self,
        measure: &Measure,
        period: Period,
        spans: &[Span],
        told: &[Told],
    ) -> Result<Readings> {
        let from = spans.first().map_or(self.today, |span| span.from);
        match measure {
            Measure::ByHand(_) => {
                measures::read(self.db, self.actor, self.brand, measure, told, (from, self.today)).await
            }
            Measure::Figure(of) if measure.nature() == Nature::Rate => self.rate(of, period, spans).await,
            _ => self.daily(measure, from).await,
        }
    }

    /// Levels and flows, day by day: one reading serves every period that it reaches back for.
    async fn daily(&mut self, measure: &Measure, from: Date) -> Result<Readings> {
        let from = match measure {
            Measure::Website(_) => from.max(self.today.saturating_sub((WEBSITE_DAYS - 1).days())),
            _ => from,
        };
        if let Some((_, _, known)) = self.daily.iter().find(|(of, since, _)| of == measure && *since <= from)
        {
            return Ok(known.clone());
        }
        let mut read =
            measures::read(self.db, self.actor, self.brand, measure, &[], (from, self.today)).await?;
        // Days without a post have no row, and yet are known to have none, as far as anything was counted.
        if matches!(measure, Measure::Figure(of) if of.figure == measure::Figure::Posts) {
            let first = read.days.keys().next().copied();
            let last = periods::counted_on(read.counted_at, &self.zone).map(|day| day.min(self.today));
            if let (Some(first), Some(last)) = (first, last) {
                for day in first.series(1.day()).take_while(|day| *day <= last) {
                    read.days.entry(day).or_insert(0.0);
                }
            }
        }
        self.daily.push((measure.clone(), from, read.clone()));
        Ok(read)
    }

    /// A rate of each period as a whole, told on its last day: the mean of the rates of its days would be another number.
    async fn rate(&mut self, of: &FigureOf, period: Period, spans: &[Span]) -> Result<Readings> {
        if let Some((_, _, known)) = self.rates.iter().find(|(one, at, _)| one == of && *at == period) {
            return Ok(known.clone());
        }
        let ask = |from: Date, to: Date, by: Vec<Dimension>| Question {
            brand: Some(self.brand),
            profiles: of.profiles.clone(),
            whose: Whose::Ours,
            from,
            to,
            figure: of.figure,
            by,
            counting: Counting::Happened,
            recount: false,
        };
        let (mut days, mut counted_at) = (BTreeMap::new(), None);
        let by = match period {
            Period::Week => Some(Dimension::Week),
            Period::Month => Some(Dimension::Month),
            Period::Quarter => None,
        };
        match (by, spans.first()) {
            (Some(by), Some(first)) => {
                let found = measure::ask(self.db, self.actor, &ask(first.from, self.today, vec![by])).await?;
                counted_at = found.counted_at;
                for row in &found.rows {
                    let begins = row.keys.first().map(String::as_str).unwrap_or_default();
                    let span = spans.iter().find(|span| span.from.to_string() == begins);
                    if let (Some(span), Some(value)) = (span, row.value) {
                        days.insert(span.to, value);
                    }
                }
            }
            _ => {
                for span in spans {
                    let question = ask(span.from, span.to.min(self.today), Vec::new());
                    let found = measure::ask(self.db, self.actor, &question).await?;
                    counted_at = counted_at.max(found.counted_at);
                    if let Some(value) = found.total {
                        days.insert(span.to, value);
                    }
                }
            }
        }
        let unit = Measure::Figure(of.clone()).unit();
        let read = Readings { nature: Nature::Rate, unit, days, counted_at };
        self.rates.push((of.clone(), period, read.clone()));
        Ok(read)
    }
}
