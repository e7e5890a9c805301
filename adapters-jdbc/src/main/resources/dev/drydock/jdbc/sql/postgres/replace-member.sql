UPDATE member m SET state = r.state, step = r.step, word = r.word, attempt = r.attempt, left_attempt = r.left_attempt,
  cancelling = r.cancelling, forced = r.forced, leavings = r.leavings, reach = r.reach, due = r.due, later = NULL
FROM unnest(CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS bigint[]),
  CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]))
  AS r (device, rollout, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due)
WHERE m.device = r.device AND m.rollout = r.rollout
