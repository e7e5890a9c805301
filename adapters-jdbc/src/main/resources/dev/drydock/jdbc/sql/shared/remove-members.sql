DELETE FROM member WHERE rollout = :rollout AND device IN (SELECT device FROM member WHERE rollout = :rollout LIMIT :most)
