SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, settled_at, revision FROM rollout WHERE id = :id
