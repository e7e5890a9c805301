SELECT request, status, body FROM kept_answer WHERE person = :person AND name_of_key = :key
