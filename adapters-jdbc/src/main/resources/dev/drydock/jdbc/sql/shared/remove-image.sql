DELETE FROM image WHERE name = :name
