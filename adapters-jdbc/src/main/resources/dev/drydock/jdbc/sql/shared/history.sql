SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, revision FROM rollout
WHERE number < :before ORDER BY number DESC LIMIT :most
