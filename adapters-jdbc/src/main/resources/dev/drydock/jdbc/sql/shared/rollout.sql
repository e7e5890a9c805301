SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, revision FROM rollout WHERE id = :id
