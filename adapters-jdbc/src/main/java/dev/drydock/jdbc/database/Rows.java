package dev.drydock.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one statement writes, their values in the order of its parameters. SQLite takes them row by row. PostgreSQL takes an array
 * for each column, and with them all rows at once: whatever it is sent costs it more than a row does.
 */
public final class Rows {
    private final Connection connection;
    private final String statement;
    private final boolean areColumns;
    private final List<Type> types = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** The types of columns, with the name that PostgreSQL has for each. */
    private enum Type {
        TEXT("text"),
        WHOLE("int8");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        private Object[] array(int length) {
            return this == TEXT ? new String[length] : new Long[length];
        }
    }

    /** A failure of the database, as all others come. */
    private static final class Failed extends JdbiException {
        private static final long serialVersionUID = 1L;

        Failed(SQLException cause) {
            super(cause);
        }
    }

    Rows(Connection connection, String statement, boolean areColumns) {
        this.connection = connection;
        this.statement = statement;
        this.areColumns = areColumns;
    }

    /** Begins a row, with its first value. */
    public Rows row(String first) {
        types.clear();
        return text(first);
    }

    /** The next value of the row. */
    public Rows text(@Nullable String value) {
        return value(Type.TEXT, value);
    }

    /** The next value of the row. */
    public Rows whole(@Nullable Long value) {
        return value(Type.WHOLE, value);
    }

    /** The next value of the row. */
    public Rows whole(@Nullable Integer value) {
        return whole(value == null ? null : Long.valueOf(value));
    }

    /** The next value of the row. */
    public Rows truth(boolean value) {
        return whole(value ? 1L : 0L);
    }

    private Rows value(Type type, @Nullable Object value) {
        types.add(type);
        values.add(value);
        return this;
    }

    /** The number of rows in the database that were written. */
    public int write() {
        if (values.isEmpty()) {
            return 0;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return areColumns ? columns(prepared) : rows(prepared);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private int rows(PreparedStatement prepared) throws SQLException {
        for (int from = 0; from < values.size(); from += types.size()) {
            for (int column = 0; column < types.size(); column++) {
                prepared.setObject(column + 1, values.get(from + column));
            }
            prepared.addBatch();
        }
        return IntStream.of(prepared.executeBatch()).sum();
    }

    private int columns(PreparedStatement prepared) throws SQLException {
        int rows = values.size() / types.size();
        for (int column = 0; column < types.size(); column++) {
            Object[] all = types.get(column).array(rows);
            for (int row = 0; row < rows; row++) {
                all[row] = values.get(row * types.size() + column);
            }
            prepared.setArray(column + 1, connection.createArrayOf(types.get(column).word, all));
        }
        return prepared.executeUpdate();
    }
}
