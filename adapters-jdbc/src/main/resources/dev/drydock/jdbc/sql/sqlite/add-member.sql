INSERT INTO member (device, rollout, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, wave, place)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
