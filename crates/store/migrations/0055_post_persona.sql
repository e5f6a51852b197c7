-- Whom a post is for: a page of the brand's strategy about customers. One that is gone says nothing.
ALTER TABLE posts ADD COLUMN persona_id UUID;
