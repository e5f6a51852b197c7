//! Pinterest: the ads report. Its `Total` row sums up the others. The organic export was found nowhere.

use super::columns::{self, Field, Vocabulary};
use super::dates::{DateCell, Order};
use super::export::{AdRow, Shape};
use super::measures::Measures;
use super::reading::Reading;
use super::rows::{self, Grid};
use super::sheet::Table;
use Field::{Date, Other};

const VOCABULARY: &Vocabulary = &[
    ("date", Date),
    ("campaign name", Other("campaign")),
    ("ad group name", Other("ad_group")),
    ("spend in account currency", Other("spend")),
    ("spend", Other("spend")),
    ("impressions", Other("impressions")),
    ("pin clicks", Other("clicks")),
    ("outbound clicks", Other("outbound_clicks")),
    ("total conversions", Other("conversions")),
    ("checkouts", Other("checkouts")),
    ("checkout value in account currency", Other("checkout_value")),
    ("ctr", Other("derived")),
    ("ecpc", Other("derived")),
    ("ecpm", Other("derived")),
    ("checkout roas", Other("derived")),
];

/// Takes the ads report.
pub fn take(reading: &mut Reading<'_>, table: &Table) -> bool {
    let fits = |plain: &[String]| {
        columns::has_all(plain, &["campaign name", "impressions", "pin clicks"])
            || columns::has_all(plain, &["campaign name", "spend in account currency"])
    };
    let Some(head) = columns::find(table, fits) else { return false };
    let fields = columns::bind(&head.plain, VOCABULARY, &reading.hints.mapping);
    reading.is(Shape::PinterestAds, Some("pinterest"));
    reading.columns(&head, head.sheet.unwrap_or_default(), &fields);
    let grid = Grid::new(&head, fields, Order::MonthFirst);
    let dates = grid.dates(reading, Date);
    let measures = Measures::new(reading, &grid);
    for (row, date) in grid.rows.iter().zip(dates) {
        reading.out.rows += 1;
        if rows::is_total(&row.first()) {
            reading.skip(row, grid.sheet, "total_row");
            continue;
        }
        let date = match date {
            DateCell::At(when) => Some(when.date),
            DateCell::Unknown => None,
            DateCell::Unreadable => {
                reading.reject_row(row, grid.sheet, Some("Date"), &row.first(), "date_unreadable");
                continue;
            }
        };
        if let Some(date) = date {
            reading.period(Some((date, date)));
        }
        let text = |code| {
            grid.column(Other(code))
                .and_then(|column| row.filled(column))
                .map(|cell| cell.text().into_owned())
        };
        let (campaign, ad_group) = (text("campaign"), text("ad_group"));
        let mut money = |code| measures.decimal(reading, &grid, row, code).map(|number| number.decimal);
        let (spend, checkout_value) = (money("spend"), money("checkout_value"));
        let mut number = |code| measures.count(reading, &grid, row, code);
        let ad = AdRow {
            line: row.line,
            sheet: grid.sheet.map(str::to_owned),
            date,
            campaign,
            ad_group,
            spend,
            impressions: number("impressions"),
            clicks: number("clicks"),
            outbound_clicks: number("outbound_clicks"),
            conversions: number("conversions"),
            checkouts: number("checkouts"),
            checkout_value,
        };
        reading.out.ads.push(ad);
    }
    true
}
