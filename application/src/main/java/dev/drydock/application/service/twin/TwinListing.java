package dev.drydock.application.service.twin;

import java.util.Optional;

/**
 * The result of listing devices.
 *
 * @param incomplete why devices may be missing; empty when all are there
 * @param unreachable why there is no listing at all
 */
public record TwinListing(Optional<String> incomplete, Optional<String> unreachable) {}
