-- Who must agree to the posts of a brand, in order. A brand without a row wants one step of whoever may approve.
CREATE TABLE approval_plans (
    brand_id UUID NOT NULL PRIMARY KEY REFERENCES brands (id),
    workspace_id UUID NOT NULL,
    steps JSONB NOT NULL,
    version BIGINT NOT NULL
);
-- The steps of a post as they were fixed when it was submitted. The first that is not decided is open. `people`, `roles`: for
-- whom; both empty means whoever may approve. `hours`: how long it may take.
CREATE TABLE post_steps (
    post_id UUID NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    name TEXT NOT NULL,
    people JSONB NOT NULL,
    roles JSONB NOT NULL,
    hours BIGINT,
    opened_at BIGINT,
    due_at BIGINT,
    reminded_at BIGINT,
    escalated_at BIGINT,
    decided_at BIGINT,
    decided_by UUID,
    decided_name TEXT,
    decision TEXT,
    reason TEXT,
    PRIMARY KEY (post_id, place)
);
CREATE INDEX post_steps_open ON post_steps (brand_id, opened_at, post_id) WHERE opened_at IS NOT NULL AND decided_at IS NULL;
CREATE INDEX post_steps_due ON post_steps (due_at) WHERE opened_at IS NOT NULL AND decided_at IS NULL AND escalated_at IS NULL;

INSERT INTO post_steps (post_id, place, workspace_id, brand_id, name, people, roles, opened_at, due_at)
SELECT id, 0, workspace_id, brand_id, '', '[]', '[]', updated_at, due_at FROM posts WHERE stage = 'in_review';
