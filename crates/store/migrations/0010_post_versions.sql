-- What a post said before it was changed, and what was submitted for review. `version` is the post's own when it said so.
CREATE TABLE post_versions (
    post_id UUID NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    content JSONB NOT NULL,
    variants JSONB NOT NULL,
    person_id UUID,
    at BIGINT NOT NULL,
    submitted BOOLEAN NOT NULL,
    PRIMARY KEY (post_id, version)
);
-- Who is writing at a post, and since when: the words of one sitting are one version.
CREATE TABLE post_sittings (
    post_id UUID NOT NULL PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    person_id UUID,
    since BIGINT NOT NULL
);
