INSERT INTO past_update (device, update_id, ending, at, from_version, to_version, reason)
SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]),
  CAST(? AS text[]))
ON CONFLICT (device, update_id, ending) DO NOTHING
