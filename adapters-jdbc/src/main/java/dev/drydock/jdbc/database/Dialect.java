package dev.drydock.jdbc.database;

/** The kinds of database; both have the same tables. */
public enum Dialect {
    SQLITE("sqlite", "WITHOUT ROWID"),
    POSTGRES("postgres", "");

    private final String folder;
    private final String withoutRowid;

    Dialect(String folder, String withoutRowid) {
        this.folder = folder;
        this.withoutRowid = withoutRowid;
    }

    /** The folder of the statements that the databases do not share. */
    String folder() {
        return folder;
    }

    /** The words behind a table that is kept in the order of its primary key. */
    String withoutRowid() {
        return withoutRowid;
    }
}
