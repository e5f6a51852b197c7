-- When the words of a comment were last changed by who wrote it.
ALTER TABLE comments ADD COLUMN edited_at BIGINT;

-- What was sent back and waits for its writers, the oldest first. Posts that were sent back before there were steps get one.
INSERT INTO post_steps (post_id, place, workspace_id, brand_id, name, people, roles, opened_at, decided_at, decision)
SELECT p.id, 0, p.workspace_id, p.brand_id, '', '[]', '[]', p.updated_at, p.updated_at, p.stage FROM posts p
WHERE p.stage IN ('changes_requested', 'rejected') AND NOT EXISTS (SELECT 1 FROM post_steps s WHERE s.post_id = p.id);
CREATE INDEX post_steps_sent_back ON post_steps (brand_id, decided_at, post_id) WHERE decision IN ('changes_requested', 'rejected');
