SELECT d.id FROM device d WHERE <where> ORDER BY d.hash * CAST(:salt AS bigint) % 2147483647, d.id COLLATE "C"
