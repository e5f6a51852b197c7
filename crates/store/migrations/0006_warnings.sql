-- Which warnings of an ending sign-in were put into the mail, by how many days ahead they are. A sign-in that was renewed
-- ends at another time, so its warnings begin anew.
CREATE TABLE profile_warnings (
    profile_id UUID NOT NULL REFERENCES profiles (id),
    expires_at BIGINT NOT NULL,
    days INTEGER NOT NULL,
    warned_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, expires_at, days)
);
