-- What a post is for: its pillar of the content mix, the tactic that it is done for where that is not its campaign's or its pillar's, and
-- the stage of the buying journey it speaks to. The ids are those of parts of the brand's strategy; one that is gone says nothing.
ALTER TABLE posts ADD COLUMN pillar_id UUID;
ALTER TABLE posts ADD COLUMN tactic_id UUID;
ALTER TABLE posts ADD COLUMN journey TEXT;
-- The posts that say what they are for, of a brand: what a goal's number comes from is told by them.
CREATE INDEX posts_purpose ON posts (workspace_id, brand_id) WHERE pillar_id IS NOT NULL OR tactic_id IS NOT NULL;
