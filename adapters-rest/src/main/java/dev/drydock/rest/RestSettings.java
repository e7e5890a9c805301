package dev.drydock.rest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The address of the interface.
 *
 * @param port 0 to 65535; 0 takes a free one
 * @param tls empty for plain HTTP
 */
public record RestSettings(String host, int port, Optional<Tls> tls) {
    /** The files of a certificate chain and its key, both PEM. */
    public record Tls(Path certificate, Path key) {}
}
