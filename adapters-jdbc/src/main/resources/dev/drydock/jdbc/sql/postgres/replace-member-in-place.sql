UPDATE member m SET step = r.step, attempt = r.attempt, cancelling = r.cancelling, forced = r.forced, leavings = r.leavings, due = r.due,
  later = NULL
FROM unnest(CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]),
  CAST(? AS bigint[]), CAST(? AS bigint[]))
  AS r (device, rollout, step, attempt, cancelling, forced, leavings, due)
WHERE m.device = r.device AND m.rollout = r.rollout
