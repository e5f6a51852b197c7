-- How often a profile is meant to publish. `multiple`: above this many times the target a period has too many; `apart`: minutes
-- that should lie between two of its posts. A profile without a row has no target.
CREATE TABLE cadences (
    profile_id UUID NOT NULL PRIMARY KEY REFERENCES profiles (id),
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL REFERENCES brands (id),
    posts INTEGER NOT NULL,
    per TEXT NOT NULL,
    multiple INTEGER NOT NULL,
    apart INTEGER NOT NULL
);
CREATE INDEX cadences_brand ON cadences (workspace_id, brand_id);

-- The calendar's entries say who wrote and who approved from now on: they are made anew, and read from the posts until then.
DELETE FROM calendar_entries;
DELETE FROM consumers WHERE name = 'publishing.calendar';
