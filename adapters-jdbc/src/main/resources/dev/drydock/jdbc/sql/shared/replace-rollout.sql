UPDATE rollout SET name = :name, priority = :priority, created = :created, author = :author, plan = :plan, dynamic = :dynamic, state = :state, due = :due, deadline = :deadline,
  pace = :pace, settled = :settled, settled_at = :settledAt, revision = :revision WHERE id = :id
