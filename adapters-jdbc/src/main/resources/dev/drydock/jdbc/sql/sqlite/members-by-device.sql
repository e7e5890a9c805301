SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member WHERE rollout = :rollout AND state = :state AND device > :after ORDER BY device LIMIT :most
