package dev.drydock.jdbc.process;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.backup.BackupFailed;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.DatabaseUnusable;
import dev.drydock.jdbc.database.SqliteDatabase;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Has a disk to itself, fills it, makes room, and says how the database takes it. */
public final class FillsDisk {
    private static final int MEMBERS = 500;

    private FillsDisk() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path ballast = folder.resolve("ballast");
        try (Database database = SqliteDatabase.open(folder)) {
            RolloutLedger ledger = new JdbcRolloutLedger(database);
            RolloutEngine engine = Rollouts.engine(ledger, 1);
            submit(engine, 0);
            fill(ballast);
            int number = 1;
            try {
                for (; ; number++) {
                    submit(engine, number);
                }
            } catch (LedgerUnavailable e) {
                System.out.println(e.getMessage());
            }
            for (int each = 0; each < number; each++) {
                Rollouts.assertTallied(ledger, Rollouts.id(each));
            }
            if (engine.rollout(Rollouts.id(number)).isEmpty()) {
                System.out.println("nothing half written");
            }
            try {
                database.backup(folder.resolve("backup.db"));
            } catch (BackupFailed e) {
                System.out.println(e.getMessage());
            }
            Files.delete(ballast);
            submit(engine, number);
            Rollouts.assertTallied(ledger, Rollouts.id(number));
            System.out.println("goes on");
        }
        fill(ballast);
        open(folder);
        Files.delete(ballast);
        open(folder);
    }

    private static void open(Path folder) {
        try {
            SqliteDatabase.open(folder).close();
            System.out.println("opens");
        } catch (DatabaseUnusable e) {
            System.out.println(e.getMessage());
        }
    }

    private static void submit(RolloutEngine engine, int number) {
        engine.submit(Rollouts.id(number), Rollouts.plan(1), List.of(Rollouts.devices(number * MEMBERS, MEMBERS)));
    }

    /** To the last byte. */
    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4_096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!Files.exists(ballast)) {
                throw e;
            }
        }
    }
}
