-- A recurrence can be held back: it makes nothing until it goes on.
ALTER TABLE recurrences ADD COLUMN paused BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX recurrences_brand ON recurrences (workspace_id, brand_id);
-- The posts of a recurrence, in the order of time.
CREATE INDEX posts_recurrence ON posts (recurrence_id, due_at) WHERE recurrence_id IS NOT NULL;

-- What the headings of a brand's tables mean, where Selaras does not know them by itself: heading (lower case) to column, or to
-- nothing where it is to be left out.
CREATE TABLE import_columns (
    brand_id UUID NOT NULL PRIMARY KEY REFERENCES brands (id),
    workspace_id UUID NOT NULL,
    names JSONB NOT NULL
);

-- Days that the calendars of all brands mark. `day` is a date without a zone.
CREATE TABLE workspace_days (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    day TEXT NOT NULL,
    yearly BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX workspace_days_of ON workspace_days (workspace_id, day, id);
