INSERT INTO wave (rollout, number, state, held, blocked, ordered, left_desired, taken, quiet, waiting, succeeded, failed, lost, absent,
  skipped, cancelled, successes, failures, of_delivery, ratio, ratio_own, soak_due, patience_due)
VALUES (:rollout, :number, :state, :held, :blocked, :ordered, :left_desired, :taken, :quiet, :waiting, :succeeded, :failed, :lost, :absent,
  :skipped, :cancelled, :successes, :failures, :of_delivery, :ratio, :ratio_own, :soak_due, :patience_due)
ON CONFLICT (rollout, number) DO UPDATE SET
  state = excluded.state, held = excluded.held, blocked = excluded.blocked, ordered = excluded.ordered,
  left_desired = excluded.left_desired, taken = excluded.taken, quiet = excluded.quiet, waiting = excluded.waiting,
  succeeded = excluded.succeeded, failed = excluded.failed, lost = excluded.lost, absent = excluded.absent, skipped = excluded.skipped,
  cancelled = excluded.cancelled, successes = excluded.successes, failures = excluded.failures, of_delivery = excluded.of_delivery,
  ratio = excluded.ratio, ratio_own = excluded.ratio_own, soak_due = excluded.soak_due, patience_due = excluded.patience_due
