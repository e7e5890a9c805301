INSERT INTO device_tag (device, name, value) VALUES (?, ?, ?)
