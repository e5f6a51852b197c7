-- What is to be counted, and when next: one row per published delivery, and one per profile (delivery_id = profile_id).
CREATE TABLE watches (
    subject_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    profile_id UUID NOT NULL,
    remote_id TEXT,
    born_at BIGINT NOT NULL,
    next_at BIGINT,
    misses INTEGER NOT NULL
);
CREATE INDEX watches_next ON watches (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX watches_profile ON watches (profile_id, next_at) WHERE next_at IS NOT NULL;

-- The series are numbered so that a snapshot row stays small: 100 million of them must fit one machine.
CREATE TABLE series (
    id BIGINT NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    metric SMALLINT NOT NULL,
    source TEXT NOT NULL,
    last_value BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    UNIQUE (subject_id, metric, source)
);
CREATE INDEX series_workspace ON series (workspace_id, subject_id);
CREATE TABLE series_clock (id BIGINT NOT NULL);
INSERT INTO series_clock (id) VALUES (0);

CREATE TABLE snapshots (
    series_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (series_id, at)
);
