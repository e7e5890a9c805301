-- An image has manifests. text: the signed manifest as it is sent to devices, which says all the rest. identity: the SHA-256 of its payload, in hexadecimal digits.
-- added: of the wall clock. Rows are long, and so have a rowid.
CREATE TABLE image_manifest (
  image    TEXT   NOT NULL REFERENCES image (name) ON DELETE CASCADE,
  identity TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  added    BIGINT NOT NULL,
  PRIMARY KEY (image, identity)
);

-- The revision of a device's hardware, the word for the orders that it takes, and a JSON object of all that it tells of its trust.
ALTER TABLE device ADD COLUMN hardware TEXT;

ALTER TABLE device ADD COLUMN trust_mode TEXT;

ALTER TABLE device ADD COLUMN trust TEXT;
