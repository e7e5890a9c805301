SELECT id, person, name, created, expires FROM token WHERE secret = :secret
