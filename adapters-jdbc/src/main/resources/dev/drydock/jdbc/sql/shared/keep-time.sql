INSERT INTO server_clock (id, at) VALUES (1, :now)
ON CONFLICT (id) DO UPDATE SET at = excluded.at WHERE server_clock.at < excluded.at
