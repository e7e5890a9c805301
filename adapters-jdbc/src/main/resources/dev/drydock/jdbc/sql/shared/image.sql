SELECT name, version, models, size, digest, uri, added FROM image WHERE name = :name
