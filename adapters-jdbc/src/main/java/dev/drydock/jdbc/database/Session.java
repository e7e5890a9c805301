package dev.drydock.jdbc.database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** A connection within one transaction, which runs the statements of the resource files by name. */
public final class Session {
    private final Handle handle;
    private final Statements statements;

    Session(Handle handle, Statements statements) {
        this.handle = handle;
        this.statements = statements;
    }

    public Dialect dialect() {
        return statements.dialect();
    }

    public Query query(String name) {
        return handle.createQuery(statements.named(name));
    }

    public Update update(String name) {
        return handle.createUpdate(statements.named(name));
    }

    /** Rows for a statement whose parameters have no names. */
    public Rows rows(String name) {
        return new Rows(handle.getConnection(), statements.named(name), dialect() == Dialect.POSTGRES);
    }
}
