SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, settled_at, revision FROM rollout WHERE name = :name ORDER BY number DESC LIMIT 1
