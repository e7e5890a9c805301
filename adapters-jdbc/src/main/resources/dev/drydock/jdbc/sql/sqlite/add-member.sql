INSERT INTO member (device, rollout, state, step, word, attempt, left_attempt, cancelling, forced, leavings, due, wave, place)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
