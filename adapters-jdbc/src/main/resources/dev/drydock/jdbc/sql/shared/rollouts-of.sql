SELECT r.id FROM member m JOIN rollout r ON r.number = m.rollout WHERE m.device = :device ORDER BY r.number DESC
