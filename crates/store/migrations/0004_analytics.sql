-- What is to be counted, and when next: one row per published delivery, and one per profile (subject_id = profile_id,
-- no remote_id).
CREATE TABLE watches (
    subject_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    profile_id UUID NOT NULL,
    remote_id TEXT,
    born_at BIGINT NOT NULL,
    next_at BIGINT,
    misses INTEGER NOT NULL,
    gone_at BIGINT
);
CREATE INDEX watches_next ON watches (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX watches_profile ON watches (profile_id);

-- One metric of one post or profile from one source, with the last value and when it was written (`last_at`) and asked
-- for (`seen_at`). The series are numbered so that a snapshot row stays small: 100 million of them must fit one machine.
CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    metric SMALLINT NOT NULL,
    source TEXT NOT NULL,
    last_value BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    UNIQUE (subject_id, metric, source)
);
CREATE TABLE series_clock (id INTEGER NOT NULL);
INSERT INTO series_clock (id) VALUES (0);

-- `at` is in seconds since 2020-01-01T00:00:00Z. Without a row id SQLite keeps the rows once, in the order of the key.
CREATE TABLE snapshots (
    series_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (series_id, at)
) /*sqlite WITHOUT ROWID*/;
