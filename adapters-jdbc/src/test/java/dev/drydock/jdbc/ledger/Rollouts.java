package dev.drydock.jdbc.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.wave.Counts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Rollouts of the tests, and what holds for any rollout in a ledger. */
public final class Rollouts {
    public static final Duration SOAK = Duration.ofMinutes(10);

    private Rollouts() {}

    public static RolloutId id(int number) {
        return new RolloutId(String.format("rollout%09d", number));
    }

    public static RolloutPlan plan(int waves) {
        return RolloutPlan.of("spring", waves).soaking(SOAK).with(Flow.ALL);
    }

    public static RolloutEngine engine(RolloutLedger ledger, long now) {
        return engine(ledger, () -> now);
    }

    public static RolloutEngine engine(RolloutLedger ledger, LongSupplier now) {
        return new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(now));
    }

    /** So many devices, by number from one on. */
    public static List<DeviceId> devices(int from, int number) {
        return IntStream.range(from, from + number)
                .mapToObj(i -> new DeviceId("device-" + i))
                .toList();
    }

    /** The counts of each wave are those of its members, as they were at one moment. */
    public static void assertTallied(RolloutLedger ledger, RolloutId id) {
        ledger.read(view -> {
            assertThat(view.waves(id)).as("waves of %s", id).isNotEmpty();
            for (WaveEntry wave : view.waves(id)) {
                assertThat(wave.wave().counts())
                        .as("wave %s of %s", wave.number(), id)
                        .isEqualTo(counted(view, id, wave.number()));
            }
            return id;
        });
    }

    private static Counts counted(RolloutView view, RolloutId id, int wave) {
        List<MemberEntry> members = view.members(id, wave, EnumSet.allOf(Tally.class), Integer.MAX_VALUE);
        return members.stream()
                .map(entry -> Counts.of(entry.member().state().tally(), 1))
                .reduce(Counts.NONE, Counts::plus);
    }
}
