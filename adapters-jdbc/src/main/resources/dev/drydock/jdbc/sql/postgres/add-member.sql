INSERT INTO member (device, rollout, state, step, word, attempt, left_attempt, cancelling, forced, leavings, reach, due, wave, place)
SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS text[]),
  CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]),
  CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]))
