-- What a profile says itself under its published post: one per delivery, through the states of a delivery.
CREATE TABLE first_comments (
    delivery_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    post_id UUID NOT NULL,
    profile_id UUID NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    prepared_at BIGINT,
    progress JSONB,
    published_at BIGINT,
    url TEXT,
    error JSONB
);
CREATE INDEX first_comments_brand ON first_comments (workspace_id, brand_id);
