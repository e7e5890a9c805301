SELECT at FROM server_clock WHERE id = 1
