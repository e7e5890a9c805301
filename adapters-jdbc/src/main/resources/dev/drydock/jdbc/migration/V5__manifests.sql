-- text: the signed manifest as it is sent to devices, which says all the rest. identity: the SHA-256 of its payload, in hexadecimal digits.
-- added: of the wall clock. Rows are long, and so have a rowid.
CREATE TABLE image_manifest (
  image    TEXT   NOT NULL REFERENCES image (name) ON DELETE CASCADE,
  identity TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  added    BIGINT NOT NULL,
  PRIMARY KEY (image, identity)
);
