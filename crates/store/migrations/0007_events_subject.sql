-- What happened to one thing: the history of a post, the audit trail of a profile.
CREATE INDEX events_subject ON events (subject_id, seq);
