CREATE TABLE workspaces (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    week_start TEXT NOT NULL,
    created_at BIGINT NOT NULL
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
CREATE INDEX memberships_workspace ON memberships (workspace_id);

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
CREATE INDEX api_tokens_workspace ON api_tokens (workspace_id);

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
CREATE INDEX invitations_workspace ON invitations (workspace_id);

-- Failed sign-ins by address and by account; see workspaces/src/sign_in.
CREATE TABLE sign_in_failures (
    key TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL
);

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
    state TEXT NOT NULL,
    secret BYTEA,
    expires_at BIGINT,
    limits JSONB NOT NULL,
    limits_at BIGINT NOT NULL,
    success_at BIGINT,
    error JSONB,
    error_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (workspace_id, network, remote_id)
);
CREATE INDEX profiles_brand ON profiles (workspace_id, brand_id);

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
    person_id UUID,
    brand_id UUID NOT NULL,
    network TEXT NOT NULL,
    pending BYTEA NOT NULL,
    redirect_uri TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
