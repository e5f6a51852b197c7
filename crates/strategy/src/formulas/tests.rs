//! Formulas as people write them, and as nobody does.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

fn unit_of(name: &str) -> Option<FormulaUnit> {
    Some(match name {
        "clicks" | "visits" | "purchases" | "pengikut" => FormulaUnit::Count,
        "rate" => FormulaUnit::Percent,
        "watched" => FormulaUnit::Seconds,
        "sales" | "spend" => FormulaUnit::Own("Rp".into()),
        "dollars" => FormulaUnit::Own("USD".into()),
        _ => return None,
    })
}

fn unit(text: &str) -> Result<FormulaUnit, (&'static str, usize)> {
    let told = Formula::said(text).and_then(|formula| formula.unit(unit_of));
    told.map_err(|error| (error.code, error.at))
}

fn value(text: &str, of: &[(&str, f64)]) -> Option<f64> {
    let of: HashMap<&str, f64> = of.iter().copied().collect();
    Formula::parse(text).unwrap().value(|name| of.get(name).copied())
}

#[test]
fn products_go_before_sums_and_brackets_before_both() {
    let of = [("a", 6.0), ("b", 2.0), ("c", 4.0)];
    for (text, expected) in [
        ("a + b * c", 14.0),
        ("(a + b) / c * 100", 200.0),
        ("a - b - c", 0.0),
        ("a / b / c", 0.75),
        ("-a + b", -4.0),
        ("-(a - b) × 2", -8.0),
        ("a ÷ 0,5", 12.0),
        ("a : 0.5", 12.0),
        (" a−b ", 4.0),
        ("--a", 6.0),
    ] {
        assert_eq!(value(text, &of), Some(expected), "{text}");
    }
    assert_eq!(Formula::parse("b + a * b").unwrap().names(), ["b", "a"]);
}

#[test]
fn what_is_missing_or_divided_by_nothing_is_missing() {
    let of = [("a", 6.0), ("zero", 0.0)];
    for text in ["a / zero", "a + b", "b * 0", "a / (zero * 2)", "1 / zero - 1 / zero", "zero / zero"] {
        assert_eq!(value(text, &of), None, "{text}");
    }
    assert_eq!(value("zero / a", &of), Some(0.0));
}

#[test]
fn what_cannot_be_read_says_where() {
    for (text, code, at) in [
        ("", "formula_empty", 1),
        ("   ", "formula_empty", 1),
        ("clicks %", "formula_character", 8),
        ("clicks / 1.2.3", "formula_number", 10),
        // One thousand in one of our languages, one in the other.
        ("clicks / 1.000", "formula_thousands", 10),
        ("12,500 + clicks", "formula_thousands", 1),
        ("clicks +", "formula_expected", 9),
        ("clicks + * visits", "formula_expected", 10),
        ("()", "formula_expected", 2),
        ("clicks visits", "formula_surplus", 8),
        ("clicks / (visits + 1", "formula_unclosed", 10),
        ("(clicks 2)", "formula_surplus", 9),
        ("clicks)", "formula_surplus", 7),
        ("klik dibagi", "formula_surplus", 6),
        ("_a", "formula_character", 1),
    ] {
        assert_eq!(unit(text), Err((code, at)), "{text}");
    }
    assert_eq!(unit(&"(".repeat(200)), Err(("formula_too_deep", 34)));
    assert_eq!(unit(&"-".repeat(200)), Err(("formula_too_deep", 34)));
    assert_eq!(unit(&"1+".repeat(200)), Err(("formula_too_long", 301)));
}

#[test]
fn a_result_is_told_in_what_its_parts_are() {
    use FormulaUnit::*;
    let rp = || "Rp".to_owned();
    for (text, expected) in [
        ("clicks + visits", Count),
        ("clicks / visits", Share),
        ("clicks / visits * 100", Percent),
        ("100 * clicks / visits", Percent),
        ("100 * (clicks / visits)", Percent),
        ("(clicks + visits) / pengikut * 1000", PerThousand),
        ("rate / 100", Share),
        ("rate / 100 * clicks", Count),
        ("rate - 5", Percent),
        ("rate / rate", Share),
        ("rate * 2", Percent),
        ("(rate + rate) / 2", Percent),
        ("watched / visits", SecondsEach),
        ("watched / 60", Seconds),
        ("spend / purchases", OwnEach(rp())),
        ("purchases / spend", EachOwn(rp())),
        ("sales - spend", Own(rp())),
        ("(sales - spend) / spend * 100", Percent),
        ("spend / purchases * purchases", Own(rp())),
        ("clicks * 100", Count),
        ("clicks * 100 / visits", Percent),
        ("(100 * clicks + 100 * visits) / pengikut", Percent),
        ("clicks / 100 / visits * 100", Share),
        ("clicks / visits * 10 * 10", Percent),
        ("clicks / visits * 50", Share),
        ("2 * 3", Number),
        ("1 / (clicks / visits)", Share),
        ("100 / (clicks / visits)", Percent),
        ("clicks - visits / 2 + 1", Count),
    ] {
        assert_eq!(unit(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_cannot_be_brought_together_is_refused_where_it_is() {
    for (text, code, at) in [
        ("pengikut + rate", "formula_units", 10),
        ("sales + dollars", "formula_units", 7),
        ("clicks + watched", "formula_units", 8),
        ("clicks / visits + rate", "formula_units", 17),
        ("clicks / visits * 100 - clicks / visits", "formula_units", 23),
        ("clicks * visits", "formula_product", 8),
        ("sales * clicks", "formula_product", 7),
        ("sales / dollars * clicks", "formula_product", 17),
        ("rate * clicks", "formula_scaled", 6),
        ("clicks / rate", "formula_scaled", 8),
        ("sales / dollars", "formula_no_unit", 1),
        ("1 / clicks", "formula_no_unit", 1),
        ("clicks / unknown", "formula_name", 10),
    ] {
        assert_eq!(unit(text), Err((code, at)), "{text}");
    }
    let error = Formula::parse("pengikut + rate").unwrap().unit(unit_of).unwrap_err();
    assert_eq!(error.params, [("left", "count".to_owned()), ("right", "percent".into())]);
}

/// A formula that can be read, with its value by another way of reckoning.
fn sound() -> impl Strategy<Value = (String, Option<f64>)> {
    let leaf = prop_oneof![
        (0_u32..1000).prop_map(|n| (n.to_string(), Some(f64::from(n)))),
        Just(("a".to_owned(), Some(3.0))),
        Just(("zero".to_owned(), Some(0.0))),
        Just(("gone".to_owned(), None)),
    ];
    leaf.prop_recursive(6, 24, 2, |inner| {
        (inner.clone(), inner, 0..5).prop_map(|((a, x), (b, y), operator)| {
            let both = x.zip(y);
            match operator {
                0 => (format!("({a} + {b})"), both.map(|(x, y)| x + y)),
                1 => (format!("({a}-{b})"), both.map(|(x, y)| x - y)),
                2 => (format!("({a}*{b})"), both.map(|(x, y)| x * y)),
                3 => (format!("-({a})"), x.map(|x| -x)),
                _ => (format!("({a} / {b})"), both.and_then(|(x, y)| (y != 0.0).then(|| x / y))),
            }
        })
    })
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "[-+*/()a-z0-9., ×÷_%é]{0,60}") {
        if let Ok(formula) = Formula::parse(&text) {
            let _ = formula.unit(|_| Some(FormulaUnit::Count));
            let value = formula.value(|_| Some(2.0));
            prop_assert!(value.is_none_or(f64::is_finite));
            prop_assert!(formula.names().iter().all(|name| is_name(name) || name.chars().count() > 40));
        }
    }

    #[test]
    fn an_error_stands_in_the_text_or_right_behind_it(text in any::<String>()) {
        if let Err(error) = Formula::parse(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.at));
        }
    }

    #[test]
    fn a_formula_comes_to_what_its_parts_come_to((text, expected) in sound()) {
        prop_assume!(text.chars().count() <= TEXT_MAX);
        let of = |name: &str| match name { "a" => Some(3.0), "zero" => Some(0.0), _ => None };
        match Formula::parse(&text) {
            Ok(formula) => prop_assert_eq!(formula.value(of), expected.filter(|value| value.is_finite())),
            Err(error) => prop_assert_eq!(error.code, "formula_too_deep"),
        }
    }

    /// Doubling the size of what is counted changes a share and percent by nothing, and every other result as its unit says.
    #[test]
    fn units_tell_how_a_result_grows(a in 1.0..1e6_f64, b in 1.0..1e6_f64, text in prop::sample::select(vec![
        "a / b", "a / b * 100", "(a + b) / (a - b * 3)", "a + b", "a - b / 2", "a * 1 / b * 1000",
    ])) {
        let formula = Formula::parse(text).unwrap();
        let at = |k: f64| formula.value(|name| Some(if name == "a" { a * k } else { b * k }));
        let grows = match formula.unit(|_| Some(FormulaUnit::Count)).unwrap() { FormulaUnit::Count => 2.0, _ => 1.0 };
        if let (Some(one), Some(two)) = (at(1.0), at(2.0)) {
            prop_assert!((two - one * grows).abs() <= 1e-9 * one.abs().max(1.0), "{one} {two}");
        }
    }
}
