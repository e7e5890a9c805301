DELETE FROM kept_answer WHERE at < :time
