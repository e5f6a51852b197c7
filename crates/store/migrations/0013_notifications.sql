-- What a person is told in the app: one row per person and event. The names stand as they were then.
CREATE TABLE notifications (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL,
    person_id UUID NOT NULL REFERENCES people (id),
    event_seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    by_id UUID,
    guest TEXT,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    UNIQUE (person_id, event_seq)
);
CREATE INDEX notifications_unread ON notifications (person_id, workspace_id) WHERE read_at IS NULL;

-- How a person wants to be told of a kind of event, where it differs from what is usual.
CREATE TABLE notification_choices (
    person_id UUID NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    in_app BOOLEAN NOT NULL,
    by_mail BOOLEAN NOT NULL,
    PRIMARY KEY (person_id, kind)
);
