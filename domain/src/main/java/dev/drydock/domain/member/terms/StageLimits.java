package dev.drydock.domain.member.terms;

import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The time that a device may spend in each stage without a word. The standard ones are above the device's own limits.
 *
 * @param byStage one for every stage
 */
public record StageLimits(Map<Stage, Duration> byStage) {
    private static final Duration DOWNLOAD = Duration.ofHours(5);
    private static final Duration VERIFY = Duration.ofMinutes(15);
    private static final Duration READY = Duration.ofDays(9);
    private static final Duration INSTALL = Duration.ofMinutes(70);
    private static final Duration TRIAL = Duration.ofMinutes(90);

    public static final StageLimits STANDARD = new StageLimits(Map.of(
            Stage.WAITING, DOWNLOAD,
            Stage.DOWNLOADING, DOWNLOAD,
            Stage.VERIFYING, VERIFY,
            Stage.READY, READY,
            Stage.INSTALLING, INSTALL,
            Stage.RESTARTING, TRIAL,
            Stage.ON_TRIAL, TRIAL,
            Stage.COMMITTING, TRIAL,
            Stage.ROLLING_BACK, TRIAL));

    /** @throws IllegalArgumentException when a stage has none */
    public StageLimits {
        byStage = Collections.unmodifiableMap(new EnumMap<>(byStage));
        if (byStage.size() < Stage.values().length) {
            throw new IllegalArgumentException("every stage has a limit");
        }
    }

    public Duration of(Stage stage) {
        return byStage.getOrDefault(stage, TRIAL);
    }
}
