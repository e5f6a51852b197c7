-- Numbers lie in compressed blocks (ADR 010). `series` and `snapshots` are only read any more: what lies there is moved at the
-- start, also what a node of the release before writes there meanwhile.

-- The zone in whose days a brand's numbers are told.
CREATE TABLE brand_days (
    brand_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    zone TEXT NOT NULL
);
INSERT INTO brand_days (brand_id, workspace_id, zone) SELECT id, workspace_id, zone FROM brands;

-- Every profile whose numbers are kept, ours and those of others. Its row is the lock under which its blocks change.
CREATE TABLE measured_profiles (
    profile_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    network TEXT NOT NULL,
    ours BOOLEAN NOT NULL,
    zone TEXT NOT NULL,
    counted_at BIGINT
);
CREATE INDEX measured_profiles_brand ON measured_profiles (workspace_id, brand_id);

-- The index of a block: the posts of a profile that appeared in a month (months since 2000 from 1; 0 for the profile
-- itself) with their last values. `parts` numbers the next part, `tails` counts those not merged. `revision` grows with every
-- change; `written` is the one that lies as Parquet in the blob store, where that is wanted. `peak` is the most interactions
-- that any of its posts has, so that the best posts of many profiles are found without reading the others.
CREATE TABLE post_blocks (
    profile_id UUID NOT NULL,
    month INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    parts INTEGER NOT NULL,
    tails INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    written BIGINT NOT NULL,
    peak BIGINT,
    posts BYTEA NOT NULL,
    PRIMARY KEY (profile_id, month)
);

-- Only what asks for peaks can use it: for anything else it would be the worse way to a profile's blocks.
CREATE INDEX post_blocks_peak ON post_blocks (workspace_id, month, peak DESC, profile_id) WHERE peak IS NOT NULL;

CREATE INDEX post_blocks_unwritten ON post_blocks (profile_id, month) WHERE revision <> written;

-- The snapshots of a block. Part 0 is what was merged.
CREATE TABLE history_parts (
    profile_id UUID NOT NULL,
    month INTEGER NOT NULL,
    part INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (profile_id, month, part)
);

-- What came per local day of a metric of a profile: of its posts (`of_profile` 0) or of itself (1).
CREATE TABLE day_rollups (
    workspace_id UUID NOT NULL,
    of_profile SMALLINT NOT NULL,
    metric SMALLINT NOT NULL,
    profile_id UUID NOT NULL,
    days BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, of_profile, metric, profile_id)
);

-- Campaigns and hashtags, numbered per brand so that blocks can name them in a byte or two.
CREATE TABLE number_labels (
    brand_id UUID NOT NULL,
    number INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    kind SMALLINT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (brand_id, number),
    UNIQUE (brand_id, kind, label)
);

-- Blocks are compressed already.
/*postgres
ALTER TABLE post_blocks ALTER COLUMN posts SET STORAGE EXTERNAL;
ALTER TABLE history_parts ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE day_rollups ALTER COLUMN days SET STORAGE EXTERNAL;
*/
