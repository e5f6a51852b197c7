-- Which holidays the calendar of a brand shows. A brand without a row shows those of Indonesia, of every kind.
CREATE TABLE holiday_choices (
    brand_id UUID NOT NULL PRIMARY KEY REFERENCES brands (id),
    workspace_id UUID NOT NULL,
    countries JSONB NOT NULL,
    kinds JSONB NOT NULL
);

-- Days of a brand's own: an anniversary, a sale. `day` is a date without a zone.
CREATE TABLE own_days (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL REFERENCES brands (id),
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    day TEXT NOT NULL,
    yearly BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX own_days_brand ON own_days (brand_id, day, id);

-- A secret address at which calendar programs read a brand's posts, as the person sees them. Only a hash of its token is kept.
CREATE TABLE calendar_feeds (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL REFERENCES brands (id),
    person_id UUID NOT NULL REFERENCES people (id),
    holidays BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT
);
CREATE INDEX calendar_feeds_person ON calendar_feeds (person_id, brand_id);
