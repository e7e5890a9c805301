INSERT INTO rollout (number, id, name, priority, created, author, plan, dynamic, state, due, deadline, pace, settled, revision, members)
SELECT COALESCE(MAX(number), 0) + 1, :id, :name, :priority, :created, :author, :plan, :dynamic, :state, :due, :deadline, :pace, :settled, :revision, 0 FROM rollout
