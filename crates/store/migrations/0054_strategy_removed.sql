-- Parts of a strategy that were removed, until nobody will want them back: what was told of them, noted and fixed stays where it is.
CREATE TABLE strategy_removed (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    kind TEXT NOT NULL,
    item JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    removed_at BIGINT NOT NULL
);
CREATE INDEX strategy_removed_at ON strategy_removed (removed_at);
