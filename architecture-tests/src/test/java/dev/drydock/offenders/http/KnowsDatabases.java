package dev.drydock.offenders.http;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.sqlite.SQLiteConnection;

/** Keeps what it has in a database. */
public record KnowsDatabases(
        HikariDataSource pool, Jdbi jdbi, Flyway flyway, PGConnection postgres, SQLiteConnection sqlite) {}
