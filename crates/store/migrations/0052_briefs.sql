-- In which zone a person reads; empty for that of the brand.
ALTER TABLE people ADD COLUMN zone TEXT NOT NULL DEFAULT '';

-- The weekly briefs as they were sent: one for each reader, brand and week (the reader's Monday, days since 1970).
CREATE TABLE briefs (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    person_id UUID NOT NULL,
    week INTEGER NOT NULL,
    written_at BIGINT NOT NULL,
    mailed BOOLEAN NOT NULL,
    brief JSONB NOT NULL,
    UNIQUE (brand_id, person_id, week)
);
