-- Posts whose numbers are kept though they did not go out through us: of a file that was imported, or of a competitor. Each
-- has a row in `watches` too, like a delivery.
CREATE TABLE observed_posts (
    subject_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    profile_id UUID NOT NULL,
    remote_id TEXT NOT NULL,
    url TEXT,
    text TEXT NOT NULL,
    mentions TEXT NOT NULL,
    source TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (profile_id, remote_id)
);
CREATE INDEX observed_posts_time ON observed_posts (profile_id, published_at);
-- A post is found by the network's id of it, whoever published it.
CREATE INDEX watches_remote ON watches (profile_id, remote_id);
