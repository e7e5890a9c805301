-- No index has any of these columns, so that no index is written as long as the page of the row has room.
UPDATE member m SET step = r.step, attempt = r.attempt, cancelling = r.cancelling, forced = r.forced, leavings = r.leavings, later = r.later
FROM unnest(CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]),
  CAST(? AS bigint[]), CAST(? AS bigint[]))
  AS r (device, rollout, step, attempt, cancelling, forced, leavings, later)
WHERE m.device = r.device AND m.rollout = r.rollout
