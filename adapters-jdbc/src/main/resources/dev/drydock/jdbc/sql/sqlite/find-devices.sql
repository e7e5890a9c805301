SELECT d.id, d.hash, d.epoch, d.sequence, d.former, d.doubts, d.model, d.version, d.state, d.reason, d.connected, d.zone, d.update_id,
  d.seen, d.attributes, d.proof,
  (SELECT json_group_object(t.name, t.value) FROM device_tag t WHERE t.device = d.id),
  d.update_from, d.update_to, d.hardware, d.trust
FROM device d WHERE d.id > :after AND <where> ORDER BY d.id LIMIT :most
