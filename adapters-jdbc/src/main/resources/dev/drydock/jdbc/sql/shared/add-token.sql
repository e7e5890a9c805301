INSERT INTO token (id, person, name, secret, created, expires) VALUES (:id, :person, :name, :secret, :created, :expires)
