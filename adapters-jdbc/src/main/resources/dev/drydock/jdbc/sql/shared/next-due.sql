WITH states (state) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12))
SELECT MIN((SELECT MIN(due) FROM member WHERE rollout = :rollout AND member.state = states.state AND due IS NOT NULL)) FROM states
