UPDATE rollout SET name = :name, plan = :plan, state = :state, due = :due, settled = :settled, revision = :revision WHERE id = :id
