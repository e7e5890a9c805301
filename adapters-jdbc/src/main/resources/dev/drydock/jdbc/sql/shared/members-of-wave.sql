SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member WHERE rollout = :rollout AND wave = :wave AND state = :state ORDER BY place LIMIT :most
