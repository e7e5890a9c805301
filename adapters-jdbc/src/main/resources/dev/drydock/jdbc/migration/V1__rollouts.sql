-- Times are milliseconds of the server's clock, truths 0 or 1.

-- One row: the server's time that was kept last.
CREATE TABLE server_clock (
  id SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  at BIGINT   NOT NULL
);

-- author: who submitted it; null for the server. plan: JSON. dynamic: whether the plan takes devices that fit later. state: a word, and the words that qualify it.
-- due: when the patience with an abort is over. pace: the time up to which its orders use up those of a minute, microseconds.
-- members: how many were ever added.
CREATE TABLE rollout (
  number   BIGINT   NOT NULL PRIMARY KEY,
  id       TEXT     NOT NULL UNIQUE,
  name     TEXT     NOT NULL,
  priority INTEGER  NOT NULL,
  created  BIGINT   NOT NULL,
  author   TEXT,
  plan     TEXT     NOT NULL,
  dynamic  SMALLINT NOT NULL,
  state    TEXT     NOT NULL,
  due      BIGINT,
  deadline BIGINT,
  pace     BIGINT   NOT NULL,
  settled  SMALLINT NOT NULL,
  revision BIGINT   NOT NULL,
  members  BIGINT   NOT NULL
);

CREATE INDEX rollout_open ON rollout (number) WHERE settled = 0;

-- The members by tally, the findings, and the evidence in micro-nats.
CREATE TABLE wave (
  rollout      BIGINT  NOT NULL REFERENCES rollout (number),
  number       INTEGER NOT NULL,
  state        TEXT    NOT NULL,
  held         INTEGER NOT NULL,
  blocked      INTEGER NOT NULL,
  ordered      INTEGER NOT NULL,
  left_desired INTEGER NOT NULL,
  taken        INTEGER NOT NULL,
  quiet        INTEGER NOT NULL,
  waiting      INTEGER NOT NULL,
  succeeded    INTEGER NOT NULL,
  failed       INTEGER NOT NULL,
  lost         INTEGER NOT NULL,
  absent       INTEGER NOT NULL,
  skipped      INTEGER NOT NULL,
  cancelled    INTEGER NOT NULL,
  successes    INTEGER NOT NULL,
  failures     INTEGER NOT NULL,
  of_delivery  INTEGER NOT NULL,
  ratio        BIGINT  NOT NULL,
  ratio_own    BIGINT  NOT NULL,
  soak_due     BIGINT,
  patience_due BIGINT,
  PRIMARY KEY (rollout, number)
) ${without_rowid};

-- state: 0 held, 1 blocked, 2 ordered, 3 left, 4 taken, 5 quiet, 6 waiting;
--        7 succeeded, 8 failed, 9 lost, 10 absent, 11 skipped, 12 cancelled.
-- step:  the stage of one taken or quiet, by its place in the update; how often the order of one ordered or waiting was put off.
-- reach: how far an order may have come: 0 none was given, 1 the device may have it, 2 the device gets another image instead.
-- word:  what blocks it, why it failed, was skipped or cancelled.
CREATE TABLE member (
  device       TEXT     NOT NULL,
  rollout      BIGINT   NOT NULL REFERENCES rollout (number),
  wave         INTEGER  NOT NULL,
  place        BIGINT   NOT NULL,
  state        SMALLINT NOT NULL,
  step         INTEGER,
  word         TEXT,
  attempt      INTEGER  NOT NULL,
  left_attempt INTEGER,
  cancelling   SMALLINT NOT NULL,
  forced       SMALLINT NOT NULL,
  leavings     INTEGER  NOT NULL,
  reach        SMALLINT NOT NULL,
  due          BIGINT,
  PRIMARY KEY (device, rollout)
) ${without_rowid};

CREATE INDEX member_of_wave ON member (rollout, wave, state, place);

CREATE INDEX member_due ON member (rollout, state, due, place) WHERE due IS NOT NULL;

CREATE INDEX member_to_roll_back ON member (rollout, place) WHERE state >= 7 AND reach = 1;

CREATE INDEX member_order_left ON member (rollout, state, due, place) WHERE left_attempt IS NOT NULL;

-- One update at a time: a device has the order of one rollout.
CREATE UNIQUE INDEX member_active ON member (device) WHERE state IN (2, 3, 4);

CREATE INDEX member_blocked ON member (word, device) WHERE state = 1;

-- A device as its reports and its presence describe it. Queries compare every text exactly, byte by byte.
-- hash:       31 bits, which decide its place in every rollout.
-- sequence:   of the last report that counted; it compares within the epoch. former: the epochs that were left, the last one first, with
--             spaces between. doubts: the reconciliations running that found a lower sequence.
-- seen:       of the wall clock; null for a device that is known by name alone.
-- attributes: a JSON object of texts. A device tells all of them in every report, so that one text in its row is written anew for
--             nothing, where a table would have up to 16 rows replaced with each report. A query reads one of them by json_extract or
--             ->>, which both give the text itself, and null where there is none; such a query reads every row.
CREATE TABLE device (
  id         TEXT     NOT NULL PRIMARY KEY,
  hash       INTEGER  NOT NULL,
  epoch      TEXT,
  sequence   BIGINT   NOT NULL,
  former     TEXT     NOT NULL,
  doubts     INTEGER  NOT NULL,
  model      TEXT,
  version    TEXT,
  state      TEXT,
  reason     TEXT,
  connected  SMALLINT NOT NULL,
  zone       TEXT,
  update_id  TEXT,
  seen       BIGINT,
  attributes TEXT     NOT NULL
) ${without_rowid};

-- Tags are given by operators: seldom written, and asked for by most queries, which find the devices of one by its index.
CREATE TABLE device_tag (
  device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (device, name)
) ${without_rowid};

CREATE INDEX device_tag_found ON device_tag (name, value, device);

-- uri: of an image that somebody else serves; null for one whose file this server keeps. models: a JSON array of texts.
CREATE TABLE image (
  name    TEXT   NOT NULL PRIMARY KEY,
  version TEXT   NOT NULL,
  models  TEXT   NOT NULL,
  size    BIGINT NOT NULL,
  digest  TEXT   NOT NULL,
  uri     TEXT,
  added   BIGINT NOT NULL
) ${without_rowid};

-- secret: its SHA-256, in hexadecimal digits. created, expires: of the wall clock; expires is null for a token that does not expire.
CREATE TABLE token (
  id      TEXT   NOT NULL PRIMARY KEY,
  person  TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  secret  TEXT   NOT NULL UNIQUE,
  created BIGINT NOT NULL,
  expires BIGINT
) ${without_rowid};

-- request: the SHA-256 of what was asked for, in hexadecimal digits. at: of the wall clock. Rows are long, and so have a rowid.
CREATE TABLE kept_answer (
  person      TEXT    NOT NULL,
  name_of_key TEXT    NOT NULL,
  request     TEXT    NOT NULL,
  status      INTEGER NOT NULL,
  body        TEXT    NOT NULL,
  at          BIGINT  NOT NULL,
  PRIMARY KEY (person, name_of_key)
);

CREATE INDEX kept_answer_at ON kept_answer (at);
