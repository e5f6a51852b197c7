-- The strategy of a brand, part by part: objectives, strategies, goals, tactics, KPIs and what stands beside them. `item` says what it is
-- and what is said of it; `kind` repeats which of them it is.
CREATE TABLE strategy_items (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    kind TEXT NOT NULL,
    item JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX strategy_items_brand ON strategy_items (workspace_id, brand_id);

-- What a part said before it was changed, and who changed it.
CREATE TABLE strategy_versions (
    item_id UUID NOT NULL,
    version BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    item JSONB NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by UUID,
    PRIMARY KEY (item_id, version)
) /*sqlite WITHOUT ROWID*/;
