DELETE FROM kept_answer WHERE (person, name_of_key) IN
  (SELECT person, name_of_key FROM kept_answer WHERE at < :time ORDER BY at LIMIT :most)
