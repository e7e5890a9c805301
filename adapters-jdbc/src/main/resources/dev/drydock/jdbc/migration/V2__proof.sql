-- The word by which a device proves that it runs its image: simulated, when it only acts updates out.
ALTER TABLE device ADD COLUMN proof TEXT;
