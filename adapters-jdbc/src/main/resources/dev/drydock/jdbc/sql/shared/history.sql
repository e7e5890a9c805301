SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, settled_at, revision FROM rollout
WHERE number < :before ORDER BY number DESC LIMIT :most
