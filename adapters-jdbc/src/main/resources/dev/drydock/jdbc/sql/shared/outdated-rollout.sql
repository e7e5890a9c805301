SELECT id, priority, created, author, plan, state, due, deadline, pace, settled, settled_at, revision FROM rollout
WHERE settled_at < :before AND created <= (SELECT COALESCE(MIN(o.created), 9223372036854775807) FROM rollout o WHERE o.settled = 0)
ORDER BY settled_at, number LIMIT 1
