package dev.drydock.jdbc.database;

/** The kinds of database; both have the same tables. */
public enum Dialect {
    SQLITE("sqlite", "WITHOUT ROWID", "INTEGER PRIMARY KEY", "-- "),
    POSTGRES("postgres", "", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "");

    private final String folder;
    private final String withoutRowid;
    private final String numbered;
    private final String postgresOnly;

    Dialect(String folder, String withoutRowid, String numbered, String postgresOnly) {
        this.folder = folder;
        this.withoutRowid = withoutRowid;
        this.numbered = numbered;
        this.postgresOnly = postgresOnly;
    }

    /** The folder of the statements that the databases do not share. */
    String folder() {
        return folder;
    }

    /** The words behind a table that is kept in the order of its primary key. */
    String withoutRowid() {
        return withoutRowid;
    }

    /** The type of a key that grows with every row. */
    String numbered() {
        return numbered;
    }

    /** The beginning of a line that PostgreSQL alone understands: the others take it for a comment. */
    String postgresOnly() {
        return postgresOnly;
    }
}
