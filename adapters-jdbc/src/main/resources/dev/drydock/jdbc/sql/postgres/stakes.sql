SELECT device, wave, place, m.state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, m.due, later, r.id, r.priority, r.created, r.name, r.state
FROM member m JOIN rollout r ON r.number = m.rollout
WHERE device = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:devices AS jsonb))))
  AND (m.state IN (1, 2, 3, 4, 5, 7, 9) OR left_attempt IS NOT NULL)
