-- When somebody is away and who decides in their place. `from_day`, `until_day`: the first and the last day, without a zone, as
-- they were said; `from_at`, `until_at`: the same as instants in the zone of the workspace. One per person: a new one replaces it.
CREATE TABLE absences (
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    person_id UUID NOT NULL REFERENCES people (id),
    deputy_id UUID NOT NULL REFERENCES people (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, person_id)
);
CREATE INDEX absences_deputy ON absences (deputy_id);
