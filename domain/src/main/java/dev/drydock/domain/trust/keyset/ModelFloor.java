package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.time.Instant;
import java.util.Optional;

/**
 * Floors that a key set puts in place of those of every device of a model: the cure for a stolen release key that burnt them.
 *
 * @param at the first key set that had it
 * @param time the floor of time, if it is set too
 */
public record ModelFloor(KeySetVersion at, ReleaseNumbers numbers, Optional<Instant> time) {}
