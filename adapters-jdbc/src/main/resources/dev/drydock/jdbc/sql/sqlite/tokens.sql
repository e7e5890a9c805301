SELECT id, person, name, created, expires FROM token ORDER BY created, id
