UPDATE member SET state = :state, step = :step, word = :word, attempt = :attempt, left_attempt = :left_attempt, cancelling = :cancelling,
  forced = :forced, leavings = :leavings,
  due = :due
WHERE device = :device AND rollout = :rollout
