-- What has happened, in the order of commits. `event_clock` has one row; see crates/store/src/writer.rs.
CREATE TABLE event_clock (seq BIGINT NOT NULL);
INSERT INTO event_clock (seq) VALUES (0);

CREATE TABLE events (
    seq BIGINT NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID,
    person_id UUID,
    token_id UUID,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    data JSONB NOT NULL
);
CREATE INDEX events_workspace ON events (workspace_id, seq);
-- The last event of a brand is the revision of everything of that brand: the ETag of its calendar.
CREATE INDEX events_brand ON events (workspace_id, brand_id, seq) WHERE brand_id IS NOT NULL;

-- How far each consumer of the events has come.
CREATE TABLE consumers (name TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL);

CREATE TABLE jobs (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT,
    payload JSONB NOT NULL,
    run_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    error TEXT,
    failed_at BIGINT,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, key)
);
CREATE INDEX jobs_due ON jobs (run_at) WHERE failed_at IS NULL;

CREATE TABLE idempotency (
    workspace_id UUID NOT NULL,
    person_id UUID NOT NULL,
    key TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, person_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- One row per process that works; a worker whose beat is old is dead and its lanes are taken over.
CREATE TABLE workers (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL
);
