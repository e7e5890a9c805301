package dev.drydock.jdbc.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The statements by name, from resource files: those of one database before those that all share. */
final class Statements {
    private static final String ROOT = "dev/drydock/jdbc/sql/";

    private final ClasspathSqlLocator locator = ClasspathSqlLocator.removingComments();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Dialect dialect;

    Statements(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    String named(String name) {
        return known.computeIfAbsent(name, this::find);
    }

    private String find(String name) {
        ClassLoader loader = Statements.class.getClassLoader();
        String own = ROOT + dialect.folder() + "/" + name;
        String path = loader.getResource(own + ".sql") == null ? ROOT + "shared/" + name : own;
        return locator.getResource(loader, path + ".sql").strip();
    }
}
