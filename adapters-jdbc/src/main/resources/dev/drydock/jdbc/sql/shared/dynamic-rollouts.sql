SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, settled_at, revision FROM rollout WHERE settled = 0 AND dynamic = 1 ORDER BY number
