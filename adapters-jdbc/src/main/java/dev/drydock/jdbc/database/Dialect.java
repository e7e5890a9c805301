package dev.drydock.jdbc.database;

/** The kinds of database; both have the same tables. */
public enum Dialect {
    SQLITE("SQLite", "sqlite", "WITHOUT ROWID"),
    POSTGRES("PostgreSQL", "postgres", "");

    private final String title;
    private final String folder;
    private final String withoutRowid;

    Dialect(String title, String folder, String withoutRowid) {
        this.title = title;
        this.folder = folder;
        this.withoutRowid = withoutRowid;
    }

    /** The name of the product. */
    String title() {
        return title;
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
