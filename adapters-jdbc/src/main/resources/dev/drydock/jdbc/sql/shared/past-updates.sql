SELECT number, device, update_id, ending, at, from_version, to_version, reason FROM past_update
WHERE device = :device AND number < :before ORDER BY number DESC LIMIT :most
