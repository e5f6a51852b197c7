//! What a figure comes to for each post of a block, column by column.

use super::{Figure, PARTS, figures::Over};
use crate::blocks::Columns;
use selaras_kernel::Metric;

/// The two sides of a figure's line, of each post of a block; kept from block to block as [`Columns`] are.
#[derive(Debug)]
pub(crate) struct Values {
    figure: Figure,
    above: Vec<Option<i64>>,
    over: Vec<Option<i64>>,
}

impl Values {
    pub(crate) fn of(figure: Figure) -> Self {
        Self { figure, above: Vec::new(), over: Vec::new() }
    }

    /// Reads the next block, of which the figure's metrics must have been wanted.
    pub(crate) fn read(&mut self, columns: &Columns) {
        let posts = columns.born.len();
        self.above.clear();
        self.above.resize(posts, (self.figure == Figure::Posts).then_some(1));
        match self.figure.above() {
            _ if self.figure == Figure::Posts => {}
            Some(metric) => fill(&mut self.above, columns, metric),
            None => {
                for part in PARTS {
                    for (sum, (at, value)) in self.above.iter_mut().zip(columns.last(part.code())) {
                        if *at > 0 {
                            *sum = Some(sum.unwrap_or(0).saturating_add(*value));
                        }
                    }
                }
                fill(&mut self.above, columns, Metric::Interactions);
            }
        }
        self.over.clear();
        match self.figure.over() {
            Over::Reach => {
                self.over.resize(posts, None);
                fill(&mut self.over, columns, Metric::Reach);
            }
            Over::Impressions => {
                self.over.resize(posts, None);
                fill(&mut self.over, columns, Metric::Impressions);
                fill(&mut self.over, columns, Metric::Views);
            }
            Over::Nothing | Over::Posts | Over::Followers | Over::Everybody => {
                self.over.resize(posts, Some(1))
            }
        }
    }

    /// What stands above the line; `None` when it is not known.
    #[inline]
    pub(crate) fn above(&self, row: usize) -> Option<i64> {
        self.above[row]
    }

    /// What stands below it, if the post itself tells; 1 where nothing stands there, or followers.
    #[inline]
    pub(super) fn over(&self, row: usize) -> Option<f64> {
        self.over[row].map(|value| value as f64)
    }
}

/// Sets what is not known yet.
fn fill(column: &mut [Option<i64>], columns: &Columns, metric: Metric) {
    for (known, (at, value)) in column.iter_mut().zip(columns.last(metric.code())) {
        if known.is_none() && *at > 0 {
            *known = Some(*value);
        }
    }
}
