-- What the calendar shows of each post with a time, ready as JSON, in the order of the calendar: a page is one range of
-- this table. Kept by a consumer of the events (crates/publishing/src/calendar/ready.rs) and never the only copy.
CREATE TABLE calendar_entries (
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    due_at BIGINT NOT NULL,
    post_id UUID NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (workspace_id, brand_id, due_at, post_id)
) /*sqlite WITHOUT ROWID*/;
CREATE UNIQUE INDEX calendar_entries_post ON calendar_entries (post_id);
