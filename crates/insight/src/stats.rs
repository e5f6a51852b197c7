//! Answers: the small statistics the insight functions share — medians, spreads, quantiles, and repeatable chance.

/// Makes a count of whatever was given: no number, or below 0, is 0; nothing is above 1e15.
pub fn count(value: f64) -> f64 {
    if value.is_finite() {
        value.clamp(0.0, 1e15)
    } else if value == f64::INFINITY {
        1e15
    } else {
        0.0
    }
}

/// `ln(count + 1/2)`: the logarithm of a count that may be 0 (Anscombe 1948, the half that least biases small counts).
pub fn log_count(value: f64) -> f64 {
    (count(value) + 0.5).ln()
}

/// The arithmetic mean; 0 of nothing.
pub fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// The sample variance with n − 1; 0 of fewer than two.
pub fn variance(values: &[f64]) -> f64 {
    if values.len() < 2 {
        return 0.0;
    }
    let middle = mean(values);
    values.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / (values.len() - 1) as f64
}

/// The quantile `at` (0 to 1) by linear interpolation between order statistics (Hyndman & Fan 1996, type 7); 0 of nothing.
pub fn quantile(values: &[f64], at: f64) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = at.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
}

/// The median; 0 of nothing.
pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The median absolute deviation × 1.4826, which equals the standard deviation on normal data (Rousseeuw & Croux 1993).
pub fn mad(values: &[f64]) -> f64 {
    let middle = median(values);
    let away: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    1.4826 * median(&away)
}

/// A standard deviation that a few wild values do not move: the values are drawn in to 3 MAD of the median first
/// (winsorized, Huber 1981), and the plain formula is used where more than half are equal. Below four values the plain one.
pub fn spread(values: &[f64]) -> f64 {
    let scale = mad(values);
    if values.len() < 4 || scale <= 0.0 {
        return variance(values).sqrt();
    }
    variance(&winsorized(values, 3.0)).sqrt()
}

/// The values drawn in to `times` MAD around their median; unchanged when the MAD is 0.
pub fn winsorized(values: &[f64], times: f64) -> Vec<f64> {
    let (middle, reach) = (median(values), times * mad(values));
    if reach <= 0.0 {
        return values.to_vec();
    }
    values.iter().map(|value| value.clamp(middle - reach, middle + reach)).collect()
}

/// Correlation of neighbours in a series (lag 1), drawn to 0 by two pseudo observations; between −0.2 and 0.95.
pub fn neighbour_correlation(values: &[f64]) -> f64 {
    let middle = mean(values);
    let all: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
    if values.len() < 4 || all <= 0.0 {
        return 0.0;
    }
    let pairs: f64 = values.windows(2).map(|pair| (pair[0] - middle) * (pair[1] - middle)).sum();
    // The sample correlation is low by about (1 + 4ρ)/n (Kendall 1954).
    let size = values.len() as f64;
    let raw = pairs / all;
    ((raw + (1.0 + 4.0 * raw) / size) * size / (size + 2.0)).clamp(-0.2, 0.95)
}

/// The quantile of the standard normal (Acklam's rational approximation, relative error below 1.2e-9).
pub fn normal_quantile(probability: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_5,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_5,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416];
    let p = probability.clamp(1e-12, 1.0 - 1e-12);
    let tail = |q: f64| {
        let top = C.iter().fold(0.0, |sum, c| sum * q + c);
        top / (D.iter().fold(0.0, |sum, d| sum * q + d) * q + 1.0)
    };
    if p < 0.02425 {
        tail((-2.0 * p.ln()).sqrt())
    } else if p > 1.0 - 0.02425 {
        -tail((-2.0 * (1.0 - p).ln()).sqrt())
    } else {
        let q = p - 0.5;
        let r = q * q;
        A.iter().fold(0.0, |sum, a| sum * r + a) * q / (B.iter().fold(0.0, |sum, b| sum * r + b) * r + 1.0)
    }
}

/// The two-sided 90 % quantile of Student's t (the Cornish-Fisher expansion of Abramowitz & Stegun 26.7.5); 1.645 for
/// many degrees of freedom. Below two degrees it is kept at the value for two (2.92).
pub fn t90(freedom: f64) -> f64 {
    let (z, v) = (1.644_853_6_f64, freedom.max(2.0));
    let (z3, z5) = (z.powi(3), z.powi(5));
    z + (z3 + z) / (4.0 * v)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * v * v)
        + (3.0 * z.powi(7) + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * v.powi(3))
}

/// Chance that a seed brings back: splitmix64 (Steele, Lea & Flood 2014).
pub struct Chance(u64);

impl Chance {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number in 0..1.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((value ^ (value >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A standard normal number (by the inverse of its distribution).
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }
}
