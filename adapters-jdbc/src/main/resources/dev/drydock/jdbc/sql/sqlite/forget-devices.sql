DELETE FROM device WHERE id IN (SELECT value FROM json_each(:devices))
