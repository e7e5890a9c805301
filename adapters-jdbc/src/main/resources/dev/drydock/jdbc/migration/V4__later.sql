-- later: when the member comes due, if that was put off since its due time was written. Most reports put a due time off, and write no index
-- so; what the due time is by then is written when it comes.
ALTER TABLE member ADD COLUMN later BIGINT;

-- PostgreSQL writes a new version of a row for each report. Beside the old one, in the same page, the indexes need not know of it.
${postgres_only}ALTER TABLE member SET (fillfactor = 90);
${postgres_only}ALTER TABLE device SET (fillfactor = 90);
