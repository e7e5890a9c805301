DELETE FROM device_tag WHERE device = :device
