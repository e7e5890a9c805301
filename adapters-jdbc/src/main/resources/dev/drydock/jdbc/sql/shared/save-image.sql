INSERT INTO image (name, version, models, size, digest, uri, added)
VALUES (:name, :version, :models, :size, :digest, :uri, :added)
ON CONFLICT (name) DO UPDATE SET
  version = excluded.version, models = excluded.models, size = excluded.size, digest = excluded.digest, uri = excluded.uri,
  added = excluded.added
