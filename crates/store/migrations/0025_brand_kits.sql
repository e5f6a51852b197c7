-- What a brand looks and sounds like: logos (files of its library), colours, and notes on typefaces and voice.
CREATE TABLE brand_kits (
    brand_id UUID NOT NULL PRIMARY KEY REFERENCES brands (id),
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    logos JSONB NOT NULL,
    colours JSONB NOT NULL,
    fonts TEXT NOT NULL,
    voice TEXT NOT NULL
);
