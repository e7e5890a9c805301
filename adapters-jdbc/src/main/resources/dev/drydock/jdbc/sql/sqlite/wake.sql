UPDATE member SET due = :now WHERE state = 1 AND word = :id AND device IN (SELECT value FROM json_each(:devices))
