-- An index whose columns are named here is written anew, whatever their values.
UPDATE member SET step = ?3, attempt = ?4, cancelling = ?5, forced = ?6, leavings = ?7, due = ?8, later = NULL WHERE device = ?1 AND rollout = ?2
