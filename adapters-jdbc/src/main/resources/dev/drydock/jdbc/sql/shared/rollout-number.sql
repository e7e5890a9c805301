SELECT number FROM rollout WHERE id = :id
