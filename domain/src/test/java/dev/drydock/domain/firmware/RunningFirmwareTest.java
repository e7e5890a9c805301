package dev.drydock.domain.firmware;

import static dev.drydock.domain.Example.OLD_DIGEST;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDERED_DIGEST;
import static dev.drydock.domain.Example.ORDERED_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningFirmwareTest {
    private static final Optional<Version> VERSION = Optional.of(ORDERED_VERSION);
    private static final Optional<Digest> DIGEST = Optional.of(ORDERED_DIGEST);

    @Test
    void what_is_not_known_contradicts_nothing() {
        assertThat(RunningFirmware.UNKNOWN.contradicts(VERSION, DIGEST)).isFalse();
        assertThat(new RunningFirmware(VERSION, DIGEST).contradicts(Optional.empty(), Optional.empty()))
                .isFalse();
    }

    @Test
    void what_is_the_same_contradicts_nothing() {
        assertThat(new RunningFirmware(VERSION, DIGEST).contradicts(VERSION, DIGEST))
                .isFalse();
    }

    @Test
    void another_version_or_another_digest_contradicts() {
        assertThat(new RunningFirmware(Optional.of(OLD_VERSION), DIGEST).contradicts(VERSION, DIGEST))
                .isTrue();
        assertThat(new RunningFirmware(VERSION, Optional.of(OLD_DIGEST)).contradicts(VERSION, DIGEST))
                .isTrue();
    }
}
