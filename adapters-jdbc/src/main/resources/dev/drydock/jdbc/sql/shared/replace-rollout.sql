UPDATE rollout SET name = :name, priority = :priority, created = :created, plan = :plan, state = :state, due = :due, settled = :settled, revision = :revision WHERE id = :id
