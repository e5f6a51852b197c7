-- Checks and reviews of KPIs, by the day on which they are due (days since 1970): who was reminded when, and what was held. `held` is
-- what was said and the number that was known then. A day of which nobody was told yet and nothing was held has no row.
CREATE TABLE strategy_checks (
    kpi_id UUID NOT NULL,
    occasion TEXT NOT NULL,
    due_day INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    reminded_at BIGINT,
    late_told_at BIGINT,
    held_at BIGINT,
    held_by UUID,
    held JSONB,
    PRIMARY KEY (kpi_id, occasion, due_day)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX strategy_checks_brand ON strategy_checks (workspace_id, brand_id);

-- Whoever looks for checks that are due reads KPIs alone.
CREATE INDEX strategy_items_kpis ON strategy_items (id) WHERE kind = 'kpi';
