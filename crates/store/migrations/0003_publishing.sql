CREATE TABLE media (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration_ms BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    alt TEXT NOT NULL,
    created_by UUID,
    created_at BIGINT NOT NULL,
    UNIQUE (brand_id, sha256)
);
CREATE INDEX media_sha256 ON media (sha256);
CREATE INDEX media_brand ON media (workspace_id, brand_id, created_at, id);

-- Content whose file was removed from a library; the blob goes with a later sweep.
CREATE TABLE media_removed (sha256 BYTEA NOT NULL PRIMARY KEY, removed_at BIGINT NOT NULL);

CREATE TABLE recurrences (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    post_id UUID NOT NULL,
    rule JSONB NOT NULL,
    last_wall TEXT NOT NULL,
    zone TEXT NOT NULL,
    until BIGINT,
    remaining INTEGER,
    next_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX recurrences_next ON recurrences (next_at) WHERE next_at IS NOT NULL;

-- `due_at` is the instant of `wall` in `zone`; a post without one sorts by when it was made.
CREATE TABLE posts (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    campaign TEXT NOT NULL,
    content JSONB NOT NULL,
    wall TEXT,
    zone TEXT,
    due_at BIGINT,
    recurrence_id UUID,
    created_by UUID,
    submitted_by UUID,
    approved_by UUID,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX posts_calendar ON posts (workspace_id, brand_id, due_at, id);

-- One post on its way to one profile. `next_at` is when a worker must look at it next; null when never.
CREATE TABLE deliveries (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    post_id UUID NOT NULL REFERENCES posts (id),
    profile_id UUID NOT NULL REFERENCES profiles (id),
    own_content BOOLEAN NOT NULL,
    content JSONB NOT NULL,
    state TEXT NOT NULL,
    due_at BIGINT,
    next_at BIGINT,
    attempts INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    worker_id UUID,
    progress JSONB,
    prepared_at BIGINT,
    published_at BIGINT,
    remote_id TEXT,
    url TEXT,
    error JSONB,
    gone_at BIGINT,
    UNIQUE (post_id, profile_id)
);
CREATE INDEX deliveries_due ON deliveries (next_at, id) WHERE next_at IS NOT NULL;
-- What a dead worker held is found through this.
CREATE INDEX deliveries_worker ON deliveries (worker_id) WHERE worker_id IS NOT NULL;
CREATE INDEX deliveries_profile ON deliveries (profile_id, due_at, id);

-- The right to publish to one profile: held by one worker at a time, so that its posts keep their order.
CREATE TABLE lanes (
    profile_id UUID NOT NULL PRIMARY KEY,
    worker_id UUID,
    until BIGINT NOT NULL
);
CREATE INDEX lanes_worker ON lanes (worker_id) WHERE worker_id IS NOT NULL;
