INSERT INTO past_update (device, update_id, ending, at, from_version, to_version, reason) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (device, update_id, ending) DO NOTHING
