//! Answers: what falls out by chance? The same from the same seed (SplitMix64).

/// A source of chances.
pub struct Chance(u64);

impl Chance {
    /// The source that belongs to `seed`.
    pub fn of(seed: i64) -> Self {
        Self(seed.cast_unsigned())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In `[0, 1)`.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something happens that does so in `percent` of all cases.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.part() * 100.0 < f64::from(percent)
    }

    /// Below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.part() * end as f64) as usize
    }

    /// One of `all`, which is not empty.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A size by a power law: mostly near 1, now and then many times as much, at most 60.
    pub fn size(&mut self) -> f64 {
        (1.0 - self.part()).powf(-1.0 / 1.7).min(60.0)
    }
}
