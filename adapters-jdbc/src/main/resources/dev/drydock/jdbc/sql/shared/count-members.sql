UPDATE rollout SET members = members + :added WHERE number = :rollout RETURNING members
