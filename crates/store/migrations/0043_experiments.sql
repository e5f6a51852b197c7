-- Experiments of a brand: which of two kinds of posts does better. `fields` is what people said of it, `plan` what it takes to settle
-- it, `result` what came of it once it is over. Posts count that appeared from `started_at` on. `look_at` is when it is looked at
-- next without anybody asking; absent unless it runs.
CREATE TABLE experiments (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    fields JSONB NOT NULL,
    plan JSONB NOT NULL,
    state TEXT NOT NULL,
    result JSONB,
    created_at BIGINT NOT NULL,
    created_by UUID,
    started_at BIGINT,
    started_by UUID,
    ended_at BIGINT,
    ended_by UUID,
    look_at BIGINT,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX experiments_brand ON experiments (workspace_id, brand_id, created_at);
CREATE INDEX experiments_look ON experiments (look_at) WHERE look_at IS NOT NULL;

-- Posts (deliveries, or posts that were seen elsewhere) that people put into a version of an experiment: `a`, `b`, or `none` where a
-- rule would have taken them. A post is in one version of an experiment at most.
CREATE TABLE experiment_posts (
    experiment_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    arm TEXT NOT NULL,
    assigned_at BIGINT NOT NULL,
    assigned_by UUID,
    PRIMARY KEY (experiment_id, subject_id)
) /*sqlite WITHOUT ROWID*/;
