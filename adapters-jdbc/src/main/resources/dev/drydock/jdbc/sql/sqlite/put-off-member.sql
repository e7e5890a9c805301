-- No index has any of these columns.
UPDATE member SET step = ?3, attempt = ?4, cancelling = ?5, forced = ?6, leavings = ?7, later = ?8 WHERE device = ?1 AND rollout = ?2
