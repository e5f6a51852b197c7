-- Versions of a file are files of one line, of which one is current; a post keeps the version it was made with.
ALTER TABLE media ADD COLUMN line UUID;
ALTER TABLE media ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE media ADD COLUMN replaced_at BIGINT;
ALTER TABLE media_trash ADD COLUMN line UUID;
ALTER TABLE media_trash ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE media_trash ADD COLUMN replaced_at BIGINT;
CREATE UNIQUE INDEX media_line ON media (line, version) WHERE line IS NOT NULL;
CREATE UNIQUE INDEX media_current ON media (line) WHERE line IS NOT NULL AND replaced_at IS NULL;
