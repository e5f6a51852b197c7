//! Answers: which factor does what, when all of them act at once and some were seldom tried? An additive mixed model:
//! `y = Σ columns × coefficients + noise`, coefficients of one block sharing one variance that the data decide.
//!
//! Empirical Bayes by EM (Laird & Ware 1982) with a weak prior that keeps no variance at zero (Chung et al. 2013), and
//! Student-t noise with 5 degrees of freedom (Lange, Little & Taylor 1989), so that one viral post does not decide.

/// Degrees of freedom of the noise: low enough for heavy tails, high enough to cost little on normal data.
const NOISE_FREEDOM: f64 = 5.0;
/// EM rounds; estimates move by less than a hundredth of their error after about twenty.
const ROUNDS: usize = 24;

/// A row of the design: (column, value), only where the value is not 0.
pub type Row = Vec<(usize, f64)>;

/// Columns that share a variance.
pub struct Block {
    /// Its first column.
    pub first: usize,
    /// How many columns it has.
    pub width: usize,
    /// The standard deviation expected before any data, on the log scale.
    pub prior: f64,
    /// Whether `prior` stands whatever the data say (intercepts and slopes).
    pub fixed: bool,
}

/// What the data say of the coefficients.
pub struct Fit {
    /// The coefficients' posterior means.
    pub mean: Vec<f64>,
    /// Their posterior covariance, row by row.
    pub covariance: Vec<f64>,
    /// The scale of the noise (the standard deviation of its normal core).
    pub noise: f64,
    /// Observations left for the noise after the coefficients took theirs.
    pub freedom: f64,
}

impl Fit {
    /// The value and variance of a contrast (a weighted sum of coefficients).
    pub fn contrast(&self, row: &[(usize, f64)]) -> (f64, f64) {
        let value = row.iter().map(|(column, by)| self.mean[*column] * by).sum();
        (value, quadratic(&self.covariance, self.mean.len(), row).max(0.0))
    }
}

fn quadratic(matrix: &[f64], width: usize, row: &[(usize, f64)]) -> f64 {
    row.iter().map(|(i, x)| x * row.iter().map(|(j, y)| matrix[i * width + j] * y).sum::<f64>()).sum()
}

/// Fits the model. `rows` and `y` go together; blocks must cover columns `0..width` between them.
pub fn fit(rows: &[Row], y: &[f64], blocks: &[Block]) -> Fit {
    let width = blocks.iter().map(|block| block.first + block.width).max().unwrap_or(0);
    let size = rows.len().min(y.len());
    let mut weights = vec![1.0; size];
    let mut variances: Vec<f64> = blocks.iter().map(|block| block.prior.powi(2).max(1e-8)).collect();
    let mut noise = super::stats::spread(y).powi(2).max(1e-4);
    let mut mean = vec![0.0; width];
    let mut covariance = vec![0.0; width * width];
    for round in 0..ROUNDS {
        // The information of a t observation is (ν+1)/(ν+3) of its weight's (Lange et al. 1989, § 4).
        let honesty = if round + 1 == ROUNDS { (NOISE_FREEDOM + 1.0) / (NOISE_FREEDOM + 3.0) } else { 1.0 };
        let mut precision = vec![0.0; width * width];
        let mut right = vec![0.0; width];
        for ((row, value), weight) in rows.iter().zip(y).zip(&weights) {
            let weight = weight * honesty / noise;
            for (i, x) in row {
                right[*i] += weight * x * value;
                for (j, z) in row {
                    precision[i * width + j] += weight * x * z;
                }
            }
        }
        for (block, variance) in blocks.iter().zip(&variances) {
            for i in block.first..block.first + block.width {
                precision[i * width + i] += 1.0 / variance;
            }
        }
        covariance = inverse(&precision, width);
        for (i, entry) in mean.iter_mut().enumerate() {
            *entry = (0..width).map(|j| covariance[i * width + j] * right[j]).sum();
        }
        if round + 1 == ROUNDS {
            break;
        }
        let mut squares = 0.0;
        for ((row, value), weight) in rows.iter().zip(y).zip(&mut weights) {
            let fitted: f64 = row.iter().map(|(i, x)| mean[*i] * x).sum();
            let square = (value - fitted).powi(2) + quadratic(&covariance, width, row).max(0.0);
            *weight = (NOISE_FREEDOM + 1.0) / (NOISE_FREEDOM + square / noise);
            squares += *weight * square;
        }
        // One pseudo observation of a noise of 0.1 keeps identical values from a noise of nothing.
        noise = ((squares + 0.01) / (size as f64 + 1.0)).max(1e-6);
        for (block, variance) in blocks.iter().zip(&mut variances).filter(|(block, _)| !block.fixed) {
            let sum: f64 = (block.first..block.first + block.width)
                .map(|i| mean[i].powi(2) + covariance[i * width + i])
                .sum();
            *variance = ((sum + block.prior.powi(2)) / (block.width as f64 + 1.0)).max(1e-8);
        }
    }
    let mut taken = 0.0;
    for (block, variance) in blocks.iter().zip(&variances) {
        for i in block.first..block.first + block.width {
            taken += (1.0 - covariance[i * width + i] / variance).clamp(0.0, 1.0);
        }
    }
    Fit { mean, covariance, noise: noise.sqrt(), freedom: (size as f64 - taken).max(3.0) }
}

/// The lower Cholesky factor of a symmetric positive matrix; a pivot that rounding made negative counts as tiny.
pub fn cholesky(matrix: &[f64], width: usize) -> Vec<f64> {
    let mut lower = vec![0.0; width * width];
    for i in 0..width {
        for j in 0..=i {
            let (left, right) = (&lower[i * width..i * width + j], &lower[j * width..j * width + j]);
            let sum: f64 = left.iter().zip(right).map(|(x, y)| x * y).sum();
            let rest = matrix[i * width + j] - sum;
            lower[i * width + j] = if i == j { rest.max(1e-14).sqrt() } else { rest / lower[j * width + j] };
        }
    }
    lower
}

/// The lower factor of a symmetric matrix that may be singular (many cells, few dimensions): what adds nothing of its own to
/// the rows before it gets no column (Higham 2002, §10.3).
pub fn semidefinite(matrix: &[f64], width: usize) -> Vec<f64> {
    let most = (0..width).map(|i| matrix[i * width + i]).fold(0.0, f64::max);
    let nothing = most * 1e-9;
    let mut lower = vec![0.0; width * width];
    for i in 0..width {
        for j in 0..=i {
            let (left, right) = (&lower[i * width..i * width + j], &lower[j * width..j * width + j]);
            let sum: f64 = left.iter().zip(right).map(|(x, y)| x * y).sum();
            let rest = matrix[i * width + j] - sum;
            let pivot: f64 = lower[j * width + j];
            lower[i * width + j] = match i == j {
                true if rest > nothing => rest.sqrt(),
                false if pivot > 0.0 => rest / pivot,
                _ => 0.0,
            };
        }
    }
    lower
}

/// The inverse of a symmetric positive matrix, by Cholesky.
fn inverse(matrix: &[f64], width: usize) -> Vec<f64> {
    let lower = cholesky(matrix, width);
    // Row i of `half` is column i of L⁻¹, so that all loops run along rows.
    let mut half = vec![0.0; width * width];
    for i in 0..width {
        half[i * width + i] = 1.0 / lower[i * width + i];
        for j in i + 1..width {
            let sum: f64 = (i..j).map(|k| lower[j * width + k] * half[i * width + k]).sum();
            half[i * width + j] = -sum / lower[j * width + j];
        }
    }
    let mut result = vec![0.0; width * width];
    for i in 0..width {
        for j in i..width {
            let sum: f64 = (j..width).map(|k| half[i * width + k] * half[j * width + k]).sum();
            result[i * width + j] = sum;
            result[j * width + i] = sum;
        }
    }
    result
}
