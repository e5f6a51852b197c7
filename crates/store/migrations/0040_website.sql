-- Websites of a brand whose visits are counted. `key` is public: it stands in the page.
CREATE TABLE sites (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    name TEXT NOT NULL,
    hosts TEXT NOT NULL,
    currency TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX sites_brand ON sites (workspace_id, brand_id);

-- How often something happened on a site on a local day (days since 1970), by where it came from. Only sums: nothing here says
-- who did it, or when within the day. `value` is in the currency's smallest unit.
CREATE TABLE site_counts (
    site_id UUID NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    network TEXT NOT NULL,
    campaign TEXT NOT NULL,
    post TEXT NOT NULL,
    path TEXT NOT NULL,
    currency TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    count BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (site_id, day, kind, network, campaign, post, path, currency)
);
CREATE INDEX site_counts_brand ON site_counts (brand_id, day);

-- Short links that count how often they are followed.
CREATE TABLE site_links (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    code TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    network TEXT NOT NULL,
    campaign TEXT NOT NULL,
    post TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX site_links_brand ON site_links (workspace_id, brand_id, created_at);

CREATE TABLE site_link_counts (
    link_id UUID NOT NULL,
    day INTEGER NOT NULL,
    workspace_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (link_id, day)
);
