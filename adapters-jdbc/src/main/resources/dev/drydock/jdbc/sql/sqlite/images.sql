SELECT name, version, models, size, digest, uri, added FROM image ORDER BY name
