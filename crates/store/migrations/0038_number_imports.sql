-- Profiles of ours that are not connected: their numbers come from files.
CREATE TABLE file_profiles (
    profile_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (brand_id, network, name)
);

-- Files of numbers that were imported. `undo` says what was there before, until it is undone.
CREATE TABLE number_imports (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    profile_id UUID,
    shape TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    counted_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    person_id UUID,
    came_to JSONB NOT NULL,
    undo BYTEA,
    undone_at BIGINT
);
CREATE INDEX number_imports_brand ON number_imports (brand_id, created_at);

-- What files say beside the numbers of posts and profiles: audience, website, search interest, ads, competitors.
CREATE TABLE imported_rows (
    import_id UUID NOT NULL,
    n INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    kind TEXT NOT NULL,
    data JSONB NOT NULL,
    PRIMARY KEY (import_id, n)
);
CREATE INDEX imported_rows_brand ON imported_rows (brand_id, kind);

-- What headings of a brand's files mean, where they are not known by themselves.
CREATE TABLE number_headings (
    brand_id UUID NOT NULL,
    heading TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (brand_id, heading)
);
