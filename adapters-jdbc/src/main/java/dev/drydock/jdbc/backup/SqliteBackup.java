package dev.drydock.jdbc.backup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A copy of a database as it was at one moment. It has its name only once it is whole and on the disk. */
public final class SqliteBackup {
    private final Path target;
    private final Path part;

    /** @param target a file that is not there yet */
    public SqliteBackup(Path target) {
        this.target = target.toAbsolutePath();
        this.part = this.target.resolveSibling(this.target.getFileName() + ".part");
    }

    /**
     * Makes the copy, while others go on to write.
     *
     * @throws BackupFailed when the file is there, or cannot be written
     */
    public void make(HikariDataSource source) throws BackupFailed {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupFailed("the backup " + target + " is there already; name another file");
        }
        try {
            Files.deleteIfExists(part);
            copy(source);
            sync(part, StandardOpenOption.WRITE);
            Files.move(part, target);
            sync(Optional.ofNullable(target.getParent()).orElse(target), StandardOpenOption.READ);
        } catch (IOException e) {
            throw failed(e.toString(), e);
        } catch (SQLException e) {
            throw failed(words(e), e);
        }
    }

    private void copy(HikariDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, part.toString());
            copy.execute();
        }
    }

    private static void sync(Path place, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(place, access)) {
            channel.force(true);
        }
    }

    private static String words(SQLException failure) {
        if (!(failure instanceof SQLiteException of)) {
            return String.valueOf(failure.getMessage());
        }
        return switch (SQLiteErrorCode.getErrorCode(of.getResultCode().code & 0xFF)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> "its folder is not there, or may not be written";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private BackupFailed failed(String why, Exception cause) {
        BackupFailed failure = new BackupFailed(
                "the backup " + target + " cannot be written: " + why
                        + "; make room or a folder for it, or name another file",
                cause);
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
