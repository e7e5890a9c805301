SELECT d.id, d.hash, d.epoch, d.sequence, d.former, d.doubts, d.model, d.version, d.state, d.reason, d.connected, d.zone, d.update_id,
  d.seen, d.attributes, d.proof,
  COALESCE((SELECT CAST(json_object_agg(t.name, t.value) AS text) FROM device_tag t WHERE t.device = d.id), '{}'),
  d.update_from, d.update_to, d.hardware, d.trust
FROM device d WHERE d.id = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:devices AS jsonb))))
ORDER BY d.id COLLATE "C" FOR UPDATE OF d
