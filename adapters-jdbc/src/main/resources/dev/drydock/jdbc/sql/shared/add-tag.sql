INSERT INTO device_tag (device, name, value) VALUES (:device, :name, :value)
