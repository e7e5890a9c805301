INSERT INTO rollout (number, id, name, priority, created, plan, state, due, settled, revision, members)
SELECT COALESCE(MAX(number), 0) + 1, :id, :name, :priority, :created, :plan, :state, :due, :settled, :revision, 0 FROM rollout
