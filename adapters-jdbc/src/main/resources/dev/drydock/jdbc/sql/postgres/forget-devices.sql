DELETE FROM device WHERE id = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:devices AS jsonb))))
