DELETE FROM rollout WHERE id = :id
