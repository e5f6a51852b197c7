-- What people told of a goal's number that nothing delivers: one value for each local day (days since 1970), with what there is to say.
CREATE TABLE goal_values (
    goal_id UUID NOT NULL,
    result_id UUID NOT NULL,
    day INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    note TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    told_by UUID,
    PRIMARY KEY (goal_id, result_id, day)
) /*sqlite WITHOUT ROWID*/;
