UPDATE member SET due = :now
WHERE state = 1 AND word = :id AND device = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:devices AS jsonb))))
