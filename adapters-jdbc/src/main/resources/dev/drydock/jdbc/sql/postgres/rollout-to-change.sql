SELECT id, priority, created, plan, state, due, settled, revision FROM rollout WHERE id = :id FOR UPDATE
