DELETE FROM wave WHERE rollout = :rollout
