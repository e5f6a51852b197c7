-- Weekly slots just given to a delivery that its own commit may not show yet. Two writers cannot hold the same; older rows
-- say nothing that the deliveries do not say.
CREATE TABLE slot_claims (
    profile_id UUID NOT NULL REFERENCES profiles (id),
    due_at BIGINT NOT NULL,
    delivery_id UUID NOT NULL,
    claimed_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, due_at)
);
CREATE INDEX slot_claims_age ON slot_claims (claimed_at);
