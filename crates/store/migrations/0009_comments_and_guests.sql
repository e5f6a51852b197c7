-- A link by which somebody without an account looks at posts, comments on them and perhaps decides. Only a hash of its token
-- is kept; what a guest did stays after the link is withdrawn.
CREATE TABLE guest_links (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    name TEXT NOT NULL,
    decides BOOLEAN NOT NULL,
    created_by UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    seen_at BIGINT
);
CREATE TABLE guest_link_posts (
    post_id UUID NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    link_id UUID NOT NULL REFERENCES guest_links (id) ON DELETE CASCADE,
    PRIMARY KEY (post_id, link_id)
);
CREATE INDEX guest_link_posts_link ON guest_link_posts (link_id);

-- What people say about a post among themselves. `quote` is the place in the text that is meant, as it was worded then.
CREATE TABLE comments (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    post_id UUID NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    answers UUID,
    person_id UUID,
    guest TEXT,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by UUID
);
CREATE INDEX comments_post ON comments (post_id, created_at, id);
