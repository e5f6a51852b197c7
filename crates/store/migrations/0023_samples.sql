-- Sample data: a brand that is marked as such, and how far the work of making or removing it has come. A workspace has one at most.
ALTER TABLE brands ADD COLUMN sample BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE samples (
    workspace_id UUID NOT NULL PRIMARY KEY REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    state TEXT NOT NULL,
    done INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    seed BIGINT NOT NULL,
    language TEXT NOT NULL,
    people JSONB NOT NULL,
    started_at BIGINT NOT NULL
);
