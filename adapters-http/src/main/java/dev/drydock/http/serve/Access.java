package dev.drydock.http.serve;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A request that was answered, completely or until its client left.
 *
 * @param time of the end of the answer
 * @param client address of the client
 * @param path without the query, on one line, 256 characters at most
 * @param bytes of the body that were sent
 * @param complete whether the answer was sent to its end
 */
public record Access(
        Instant time, String client, String method, String path, int status, long bytes, boolean complete) {
    private static final int LONGEST_PATH = 256;

    public Access {
        path = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
        path = path.replaceAll("[^!-~]", "?");
    }

    /** A line of a log, such as {@code 2026-11-27T12:00:00Z 192.0.2.7:40112 GET /images/a.bin 200, 4000000 bytes}. */
    @Override
    public String toString() {
        return time.truncatedTo(ChronoUnit.SECONDS) + " " + client + " " + method + " " + path + " " + status + ", "
                + bytes + " bytes" + (complete ? "" : ", broken off");
    }
}
