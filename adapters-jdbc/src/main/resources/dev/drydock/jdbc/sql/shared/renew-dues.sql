UPDATE member SET due = later, later = NULL WHERE rollout = :rollout AND state = :state AND due <= :now AND later > due
