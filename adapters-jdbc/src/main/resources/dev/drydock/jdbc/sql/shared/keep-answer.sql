INSERT INTO kept_answer (person, name_of_key, request, status, body, at)
VALUES (:person, :key, :request, :status, :body, :at)
ON CONFLICT (person, name_of_key) DO NOTHING
