-- Panels of figures that people compose. One link may open it to whoever has it, until a day; only its hash is kept.
CREATE TABLE dashboards (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    name TEXT NOT NULL,
    panels JSONB NOT NULL,
    created_by UUID,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    link_hash BYTEA,
    link_until BIGINT
);
CREATE INDEX dashboards_brand ON dashboards (brand_id);
CREATE UNIQUE INDEX dashboards_link ON dashboards (link_hash) WHERE link_hash IS NOT NULL;
