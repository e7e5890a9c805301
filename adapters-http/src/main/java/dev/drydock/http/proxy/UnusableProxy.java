package dev.drydock.http.proxy;

import java.io.IOException;

/** The environment names a proxy that cannot be used; the message names the variable and no password. */
public final class UnusableProxy extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableProxy(String message) {
        super(message);
    }
}
