INSERT INTO device (id, hash, epoch, sequence, former, doubts, model, version, state, reason, connected, zone, update_id, seen, attributes, proof,
  update_from, update_to, hardware, trust_mode, trust)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  epoch = excluded.epoch, sequence = excluded.sequence, former = excluded.former, doubts = excluded.doubts,
  model = excluded.model, version = excluded.version, state = excluded.state, reason = excluded.reason, connected = excluded.connected,
  zone = excluded.zone, update_id = excluded.update_id, seen = excluded.seen, attributes = excluded.attributes, proof = excluded.proof,
  update_from = excluded.update_from, update_to = excluded.update_to, hardware = excluded.hardware, trust_mode = excluded.trust_mode,
  trust = excluded.trust
