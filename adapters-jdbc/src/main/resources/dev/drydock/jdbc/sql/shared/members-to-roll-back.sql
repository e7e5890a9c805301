SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member WHERE rollout = :rollout AND state >= 7 AND reach = 1 ORDER BY place LIMIT :most
