SELECT device, wave, place, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, later
FROM member WHERE device = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:devices AS jsonb)))) AND rollout = :rollout
