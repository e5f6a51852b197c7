-- Where a file lies in the library, what it is filed under, and from when and until when it may be used. `words` is what the
-- search looks through, in small letters. Dates are days on the calendar of the brand's zone.
ALTER TABLE media ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN tags JSONB NOT NULL DEFAULT '[]';
ALTER TABLE media ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN credit TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN usable_from TEXT;
ALTER TABLE media ADD COLUMN expires_on TEXT;
ALTER TABLE media ADD COLUMN words TEXT NOT NULL DEFAULT '';
UPDATE media SET words = LOWER(name) || ' ' || LOWER(alt);
CREATE INDEX media_folder ON media (workspace_id, brand_id, folder, created_at, id);
CREATE INDEX media_expires ON media (workspace_id, brand_id, expires_on) WHERE expires_on IS NOT NULL;
