-- What people say of the profiles of a brand: of one that is connected (`profile_id`), or of one that only people know of.
CREATE TABLE inventory_profiles (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    profile_id UUID,
    fields JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX inventory_profiles_brand ON inventory_profiles (workspace_id, brand_id);

-- Audits of a brand: what was seen and what followed from it (`snapshot`), in short (`summary`), and the verdicts that people put beside
-- those of the rules (`overruled`).
CREATE TABLE audits (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    summary JSONB NOT NULL,
    snapshot JSONB NOT NULL,
    overruled JSONB NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID,
    version BIGINT NOT NULL
);
CREATE INDEX audits_brand ON audits (workspace_id, brand_id, made_at);
