package dev.drydock.jdbc.process;

import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.DatabaseUnusable;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the database of a folder, or of a URL, says how that went, and has it until its input ends. */
public final class OpensDatabase {
    private OpensDatabase() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database = open(arguments[0])) {
            System.out.println("open " + database.dialect());
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (DatabaseUnusable e) {
            System.out.println(e.getMessage());
        }
    }

    public static Database open(String place) throws DatabaseUnusable {
        return place.startsWith("jdbc:") ? PostgresDatabase.open(place) : SqliteDatabase.open(Path.of(place));
    }
}
