-- What is written again and again in a brand: posts to begin with, and sets of hashtags.
CREATE TABLE templates (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content JSONB NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX templates_brand ON templates (workspace_id, brand_id, name);
