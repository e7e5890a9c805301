-- Whoever adds a rollout gives it the next number: one at a time, until the transaction ends. The key is drawn by lot.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(7310579043856225131)) AS alone
