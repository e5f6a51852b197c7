//! How long lists are walked: forward pages by a cursor that stays right while rows come and go.

/// Where a page begins: after the row with this sort value and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Sort value of the last row seen (usually an instant in microseconds).
    pub key: i64,
    /// Its id, which parts rows of equal sort value.
    pub id: uuid::Uuid,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}.{}", self.key, self.id.simple())
    }
}

impl std::str::FromStr for Cursor {
    type Err = crate::Problem;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('.')
            .and_then(|(key, id)| {
                let key = match key.strip_prefix('-') {
                    Some(hex) => -i64::from_str_radix(hex, 16).ok()?,
                    None => i64::from_str_radix(key, 16)
                        .ok()
                        .or_else(|| u64::from_str_radix(key, 16).ok().map(u64::cast_signed))?,
                };
                Some(Self { key, id: id.parse().ok()? })
            })
            .ok_or_else(|| crate::Problem::invalid("cursor", "cursor_invalid"))
    }
}

/// One page of a list.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// Pass it as `cursor` to get what follows; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of `limit` from `limit + 1` rows that were read: the extra row only tells that there is more.
    pub fn from_rows(mut rows: Vec<T>, limit: usize, cursor: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = more.then(|| rows.last().map(|row| cursor(row).to_string())).flatten();
        Self { items: rows, next }
    }
}
