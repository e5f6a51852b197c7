CREATE TABLE workspaces (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    week_start TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE people (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE brands (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    approval BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX brands_workspace ON brands (workspace_id);

CREATE TABLE memberships (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    person_id UUID NOT NULL REFERENCES people (id),
    brand_id UUID REFERENCES brands (id),
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX memberships_person ON memberships (person_id, workspace_id);
CREATE INDEX memberships_workspace ON memberships (workspace_id, created_at, id);
-- One role per person and place. Two indexes, since NULLs never collide.
CREATE UNIQUE INDEX memberships_whole ON memberships (workspace_id, person_id) WHERE brand_id IS NULL;
CREATE UNIQUE INDEX memberships_brand ON memberships (workspace_id, person_id, brand_id) WHERE brand_id IS NOT NULL;

CREATE TABLE sessions (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES people (id),
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);

CREATE TABLE api_tokens (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    person_id UUID NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    used_at BIGINT
);
CREATE INDEX api_tokens_workspace ON api_tokens (workspace_id, created_at, id);

CREATE TABLE invitations (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID REFERENCES brands (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    invited_by UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT
);
CREATE INDEX invitations_workspace ON invitations (workspace_id, created_at, id);

-- Failed sign-ins by address and by account (hashed: people type passwords into the wrong field); see
-- crates/workspaces/src/sign_in.
CREATE TABLE sign_in_failures (
    key TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL
);

-- `state` is how the account fares; a profile on hold is `paused` beside it. `secret_version` guards the secret, `version`
-- what people change. A removed profile stays, without its secret, for what was published through it.
CREATE TABLE profiles (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    brand_id UUID NOT NULL REFERENCES brands (id),
    network TEXT NOT NULL,
    server TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    avatar TEXT,
    zone TEXT NOT NULL,
    slots JSONB NOT NULL,
    paused BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    secret BYTEA,
    secret_version BIGINT NOT NULL,
    renews BOOLEAN NOT NULL,
    expires_at BIGINT,
    limits JSONB NOT NULL,
    limits_at BIGINT NOT NULL,
    success_at BIGINT,
    error JSONB,
    error_at BIGINT,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX profiles_brand ON profiles (workspace_id, brand_id);
CREATE UNIQUE INDEX profiles_account ON profiles (workspace_id, network, remote_id) WHERE removed_at IS NULL;
CREATE INDEX profiles_expiry ON profiles (expires_at) WHERE expires_at IS NOT NULL AND removed_at IS NULL;

-- Our registration at each server of a network (sealed), and sign-ins that wait for the browser.
CREATE TABLE network_apps (
    network TEXT NOT NULL,
    server TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    app BYTEA NOT NULL,
    PRIMARY KEY (network, server, redirect_uri)
);

CREATE TABLE network_sign_ins (
    state_hash BYTEA NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    person_id UUID NOT NULL,
    brand_id UUID NOT NULL,
    network TEXT NOT NULL,
    pending BYTEA NOT NULL,
    redirect_uri TEXT NOT NULL,
    public_url TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
