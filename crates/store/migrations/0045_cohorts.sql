-- Competitors that a brand puts together under a name, to be held against. `competitors` are their ids, parted by spaces; one that was
-- removed meanwhile is passed over.
CREATE TABLE cohorts (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    name TEXT NOT NULL,
    competitors TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX cohorts_brand ON cohorts (workspace_id, brand_id);
