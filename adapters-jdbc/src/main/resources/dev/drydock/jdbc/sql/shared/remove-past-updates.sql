DELETE FROM past_update WHERE number IN (SELECT number FROM past_update WHERE at < :time ORDER BY at LIMIT :most)
