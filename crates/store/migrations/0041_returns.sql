-- What social media cost a brand, and what it brought. `amount` is in the currency's smallest unit and spreads evenly over the
-- days from `from_day` to `to_day` (days since 1970, both included).
CREATE TABLE ledger_entries (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    network TEXT NOT NULL,
    campaign TEXT NOT NULL,
    objective TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX ledger_entries_brand ON ledger_entries (workspace_id, brand_id, from_day);
