-- Those beside whom a brand is seen.
CREATE TABLE competitors (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    found_by TEXT NOT NULL,
    found_words TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX competitors_brand ON competitors (workspace_id, brand_id);

-- Their profiles, as anybody sees them; each is measured, and its posts are `observed_posts`. `next_at` is when it is looked at
-- next, or until when the one who looks has it; absent for never (sample data). `rest_page` is where older posts are gone on with
-- that a look did not come to, `rest_since` the instant until which.
CREATE TABLE competitor_profiles (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    competitor_id UUID NOT NULL REFERENCES competitors (id),
    network TEXT NOT NULL,
    server TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    avatar TEXT,
    state TEXT NOT NULL,
    error_code TEXT,
    error_detail TEXT,
    error_at BIGINT,
    created_at BIGINT NOT NULL,
    posts_since BIGINT NOT NULL,
    looked_at BIGINT,
    next_at BIGINT,
    rest_page TEXT,
    rest_since BIGINT,
    UNIQUE (brand_id, network, server, remote_id)
);
CREATE INDEX competitor_profiles_of ON competitor_profiles (competitor_id);
CREATE INDEX competitor_profiles_next ON competitor_profiles (next_at) WHERE next_at IS NOT NULL;
