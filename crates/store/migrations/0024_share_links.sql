-- A link by which a partner without an account sees files of a brand's library and takes them. Only a hash of its token is
-- kept. It shows chosen files, or what lies in a folder when it is opened.
CREATE TABLE share_links (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    name TEXT NOT NULL,
    folder TEXT,
    created_by UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    seen_at BIGINT
);
CREATE INDEX share_links_brand ON share_links (workspace_id, brand_id, created_at, id);
-- Without a reference to the file, so that one that was deleted and brought back is shown again.
CREATE TABLE share_link_files (
    link_id UUID NOT NULL REFERENCES share_links (id) ON DELETE CASCADE,
    media_id UUID NOT NULL,
    PRIMARY KEY (link_id, media_id)
);
CREATE TABLE share_downloads (
    id UUID NOT NULL PRIMARY KEY,
    link_id UUID NOT NULL REFERENCES share_links (id) ON DELETE CASCADE,
    media_id UUID NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX share_downloads_link ON share_downloads (link_id, at, id);

-- Files that were deleted, for as long as that can be undone: the rows as they were.
CREATE TABLE media_trash (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
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
    folder TEXT NOT NULL,
    tags JSONB NOT NULL,
    licence TEXT NOT NULL,
    source TEXT NOT NULL,
    credit TEXT NOT NULL,
    owner TEXT NOT NULL,
    notes TEXT NOT NULL,
    usable_from TEXT,
    expires_on TEXT,
    words TEXT NOT NULL,
    deleted_at BIGINT NOT NULL
);
CREATE INDEX media_trash_deleted ON media_trash (deleted_at);
CREATE INDEX media_trash_sha256 ON media_trash (sha256);
