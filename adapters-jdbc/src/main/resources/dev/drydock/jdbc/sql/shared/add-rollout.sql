INSERT INTO rollout (number, id, name, priority, created, author, plan, dynamic, state, due, deadline, pace, settled, settled_at, revision, members)
SELECT COALESCE(MAX(number), 0) + 1, :id, :name, :priority, :created, :author, :plan, :dynamic, :state, :due, :deadline, :pace, :settled, :settledAt, :revision, 0 FROM rollout
