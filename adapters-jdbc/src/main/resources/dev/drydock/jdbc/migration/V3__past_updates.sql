-- The versions between which the update leads that a device told of last, where they are known.
ALTER TABLE device ADD COLUMN update_from TEXT;

ALTER TABLE device ADD COLUMN update_to TEXT;

-- An outcome of an update of a device, also of one that was forgotten. update_id: begins with the id of the rollout that ordered it. ending:
-- completed, failed, rolledBack, cancelled. at: when the server heard of it, by the wall clock. from_version, to_version: where they are
-- known. reason: the code that the device gave.
CREATE TABLE past_update (
  number       ${numbered},
  device       TEXT   NOT NULL,
  update_id    TEXT   NOT NULL,
  ending       TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  from_version TEXT,
  to_version   TEXT,
  reason       TEXT
);

-- One outcome is kept once, however often it is reported.
CREATE UNIQUE INDEX past_update_once ON past_update (device, update_id, ending);

CREATE INDEX past_update_at ON past_update (at);

-- The time since which nothing is left to do for a rollout.
ALTER TABLE rollout ADD COLUMN settled_at BIGINT;

UPDATE rollout SET settled_at = COALESCE((SELECT at FROM server_clock), 0) WHERE settled = 1;
