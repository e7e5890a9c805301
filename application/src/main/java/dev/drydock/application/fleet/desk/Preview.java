package dev.drydock.application.fleet.desk;

import dev.drydock.domain.member.SkipReason;
import java.util.List;
import java.util.Map;

/**
 * A look ahead: what a rollout would do with the fleet as it is now.
 *
 * @param devices that fit the target
 * @param skipped those among them that get no order, by reason
 * @param away those among them that are not connected
 */
public record Preview(long devices, List<Wave> waves, Map<SkipReason, Long> skipped, long away) {
    /**
     * A wave to come.
     *
     * @param decidesAlone whether it is large enough for a verdict without the evidence of the waves before it
     */
    public record Wave(long size, boolean decidesAlone) {}

    public Preview {
        waves = List.copyOf(waves);
        skipped = Map.copyOf(skipped);
    }
}
