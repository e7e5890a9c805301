UPDATE member SET state = ?3, step = ?4, word = ?5, attempt = ?6, left_attempt = ?7, cancelling = ?8, forced = ?9, leavings = ?10,
  reach = ?11, due = ?12, later = NULL
WHERE device = ?1 AND rollout = ?2
