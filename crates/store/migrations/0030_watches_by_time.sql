-- What a profile published lately is found without a look at all it ever published; who looks for a profile alone finds it here too.
CREATE INDEX watches_born ON watches (profile_id, born_at);
DROP INDEX watches_profile;
