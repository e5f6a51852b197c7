-- How a goal stood when it ended, as it was known then: what is counted anew later changes nothing here. One of a goal at most.
CREATE TABLE goal_ends (
    goal_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    fixed_at BIGINT NOT NULL,
    fixed_by UUID,
    ended JSONB NOT NULL
);
CREATE INDEX goal_ends_brand ON goal_ends (workspace_id, brand_id);

-- Notes on a goal, each with how it stood on that day.
CREATE TABLE goal_checkins (
    id UUID NOT NULL PRIMARY KEY,
    goal_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    note TEXT NOT NULL,
    seen JSONB NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID
);
CREATE INDEX goal_checkins_goal ON goal_checkins (goal_id, made_at);

-- Whoever looks for goals whose time is over reads goals alone.
CREATE INDEX strategy_items_goals ON strategy_items (id) WHERE kind = 'goal';
