package dev.drydock.http.serve;

/**
 * A request that was answered, or whose client went away in the middle.
 *
 * @param client address of the one who asked
 * @param path without the query, on one line, 256 characters at most
 * @param bytes of the body that were sent
 * @param complete whether the answer was sent to its end
 */
public record Access(String client, String method, String path, int status, long bytes, boolean complete) {
    private static final int LONGEST_PATH = 256;

    public Access {
        path = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
        path = path.replaceAll("[^!-~]", "?");
    }
}
