INSERT INTO member (device, rollout, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, due)
VALUES (:device, :rollout, :wave, :place, :state, :step, :word, :attempt, :left_attempt, :cancelling, :forced, :leavings, :due)
