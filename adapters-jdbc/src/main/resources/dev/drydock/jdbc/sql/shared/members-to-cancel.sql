SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member
WHERE rollout = :rollout AND wave = :wave AND state = :state AND cancelling = 0
  AND (state = 2 OR (state IN (4, 5) AND step < :installing))
ORDER BY place LIMIT :most
