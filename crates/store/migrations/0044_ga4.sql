-- The Google Analytics property of a brand. `secret` is the sealed key of a service account; without it nothing is fetched, and what was
-- fetched stays. `first_day` and `last_day` are the days (since 1970) that were fetched without a gap.
CREATE TABLE ga4_properties (
    brand_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    property TEXT NOT NULL,
    email TEXT NOT NULL,
    secret BYTEA,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    sampled BOOLEAN NOT NULL,
    thresholded BOOLEAN NOT NULL,
    incomplete BOOLEAN NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    fetched_at BIGINT,
    error_code TEXT,
    error_detail TEXT,
    error_at BIGINT,
    next_at BIGINT,
    connected_at BIGINT NOT NULL
);
CREATE INDEX ga4_properties_due ON ga4_properties (next_at);

-- What the property saw on a day, of one origin. `revenue` is in millionths of the property's currency.
CREATE TABLE ga4_days (
    brand_id UUID NOT NULL,
    day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    network TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    campaign TEXT NOT NULL,
    post TEXT NOT NULL,
    sessions BIGINT NOT NULL,
    views BIGINT NOT NULL,
    key_events DOUBLE PRECISION NOT NULL,
    revenue BIGINT NOT NULL,
    leads BIGINT NOT NULL,
    downloads BIGINT NOT NULL,
    signups BIGINT NOT NULL,
    purchases BIGINT NOT NULL,
    PRIMARY KEY (brand_id, day, n)
);
