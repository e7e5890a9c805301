SELECT id, priority, created, plan, state, due, settled, revision FROM rollout WHERE settled = 0 ORDER BY number
