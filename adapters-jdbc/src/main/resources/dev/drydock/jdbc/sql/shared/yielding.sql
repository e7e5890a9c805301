SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member m
WHERE m.rollout = :rollout AND m.state = 3 AND m.left_attempt IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM member b JOIN rollout other ON other.number = b.rollout JOIN rollout own ON own.number = :rollout
    WHERE b.device = m.device AND b.state = 1 AND b.word IS NOT NULL AND other.state = 'running' AND other.priority > own.priority)
ORDER BY place LIMIT :most
