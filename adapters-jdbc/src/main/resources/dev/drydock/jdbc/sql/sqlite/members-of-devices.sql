SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member WHERE device IN (SELECT value FROM json_each(:devices)) AND rollout = :rollout
