SELECT number, state, held, blocked, ordered, left_desired, taken, quiet, waiting, succeeded, failed, lost, absent, skipped, cancelled,
  successes, failures, of_delivery, ratio, ratio_own, soak_due, patience_due
FROM wave WHERE rollout = :rollout ORDER BY number
