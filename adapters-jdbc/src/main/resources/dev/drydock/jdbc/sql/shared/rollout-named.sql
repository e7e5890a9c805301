SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, revision FROM rollout WHERE name = :name ORDER BY number DESC LIMIT 1
