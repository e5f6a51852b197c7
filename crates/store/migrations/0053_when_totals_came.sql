-- By which rule a brand's days were rolled up: those of the rule before (0), by which a total that was first counted late came
-- on the day of the count, are made anew once.
ALTER TABLE brand_days ADD COLUMN rule SMALLINT NOT NULL DEFAULT 1;
UPDATE brand_days SET rule = 0;
