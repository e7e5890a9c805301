SELECT state, step, word, COUNT(*) FROM member WHERE rollout = :rollout AND state = :state GROUP BY state, step, word
