//! Amounts of money: whole numbers of a currency's smallest unit, never floats.

/// An amount in one currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Money {
    /// The currency (ISO 4217).
    pub currency: String,
    /// How much, in the currency's smallest unit: 1500000 is IDR 15,000.00.
    pub amount: i64,
}

/// Whether it has the form of a currency's code (ISO 4217).
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// How many decimals the smallest unit of a currency is (ISO 4217).
pub(crate) fn decimals(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// A decimal such as `12.5` in units of so many decimals; `None` for what is no decimal, has more decimals, or is too large.
pub(crate) fn scaled(text: &str, decimals: u32) -> Option<i64> {
    let text = text.trim();
    let (text, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (text, 1),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > decimals as usize {
        return None;
    }
    let missing = decimals.checked_sub(u32::try_from(part.len()).ok()?)?;
    let number: i64 = format!("{whole}{part}").parse().ok()?;
    number.checked_mul(10_i64.checked_pow(missing)?).map(|number| number * sign)
}

/// The decimal that `scaled` reads as this.
pub(crate) fn written(number: i64, decimals: u32) -> String {
    let scale = 10_u64.pow(decimals);
    let (whole, part) = (number.unsigned_abs() / scale, number.unsigned_abs() % scale);
    let sign = if number < 0 { "-" } else { "" };
    let part = format!("{part:0width$}", width = decimals as usize);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_become_whole_numbers_and_nothing_is_rounded() {
        let check = |text, decimals, expect| assert_eq!(scaled(text, decimals), expect, "{text}");
        check("150000", 2, Some(15_000_000));
        check("12.5", 2, Some(1_250));
        check("12.500", 2, Some(1_250));
        check("0.07", 2, Some(7));
        check("-3.2", 2, Some(-320));
        check("12.345", 2, None);
        check("1200", 0, Some(1_200));
        check("1e3", 2, None);
        check("", 2, None);
        check(".", 2, None);
        check("99999999999999999999", 2, None);
        check("NaN", 2, None);
        for (number, decimals, expect) in
            [(1_250, 2, "12.5"), (7, 2, "0.07"), (-320, 2, "-3.2"), (1_200, 0, "1200"), (0, 6, "0")]
        {
            assert_eq!(written(number, decimals), expect);
            assert_eq!(scaled(expect, decimals), Some(number));
        }
    }
}
