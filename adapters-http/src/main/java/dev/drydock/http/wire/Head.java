package dev.drydock.http.wire;

import java.net.http.HttpHeaders;

/** The head of an answer. */
public record Head(int status, HttpHeaders fields) {
    /** Whether another answer to the same request follows (RFC 9110, 15.2). */
    boolean isInterim() {
        return status < 200 && status != 101;
    }
}
