package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.feed.TwinPace;
import dev.drydock.testkit.golden.Golden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The messages that a server uses of a hub, on a clock of its own: the tables of docs/azure.md. */
class HubMessagesTest {
    private static final Duration DAY = Duration.ofDays(1);
    /** How long a device is under way in the table: download, verification, installation, restart. */
    private static final Duration UPDATE = Duration.ofMinutes(10);

    private long now;

    /** What a server does to a hub in some time. */
    private final class Use {
        private final HubPace pace;
        private final int devices;
        private final HubTier tier;
        private long nextAll = now;
        private long all;
        private long closer;

        Use(HubTier tier, int devices) {
            this.tier = tier;
            this.devices = devices;
            this.pace = new HubPace(tier, 1, () -> now);
        }

        /** Lets time pass with so many devices under way. */
        void pass(Duration time, int underWay) {
            for (long until = now + time.toNanos(); now < until; now += TwinPace.CLOSER.toNanos()) {
                if (now >= nextAll) {
                    all++;
                    nextAll = now + pace.untilAll(devices, underWay > 0).toNanos();
                }
                closer += pace.closer(Math.min(underWay, pace.mostCloser()));
            }
        }

        long messages() {
            return closer * (tier == HubTier.FREE ? 4 : 1)
                    + (long) Math.ceil(all * devices * (tier == HubTier.FREE ? 4 : 0.5));
        }
    }

    /** A device is called in the time that the lane of calls needs for all of them. */
    private Use rollout(HubTier tier, int devices) {
        Use use = new Use(tier, devices);
        double calls = devices / tier.callsPerSecond(1);
        Duration whole = UPDATE.plus(Duration.ofSeconds((long) calls));
        use.pass(whole, (int) Math.min(devices, UPDATE.toSeconds() * tier.callsPerSecond(1)));
        return use;
    }

    private String atRest(HubTier tier, int devices) {
        Use use = new Use(tier, devices);
        use.pass(DAY.multipliedBy(4), 0);
        long before = use.all;
        long spent = use.messages();
        use.pass(DAY, 0);
        long readings = use.all - before;
        long messages = use.messages() - spent;
        return "| %s | %,d | every %s | %,d | %,d |"
                .formatted(
                        tier.name().toLowerCase(Locale.ROOT),
                        devices,
                        words(Duration.ofSeconds(DAY.toSeconds() / readings)),
                        readings,
                        messages);
    }

    private String underWay(HubTier tier, int devices) {
        Use use = rollout(tier, devices);
        long messages = devices + use.messages();
        return "| %s | %,d | %,d | %,d | %,d | %,d | %.1f %% |"
                .formatted(
                        tier.name().toLowerCase(Locale.ROOT),
                        devices,
                        devices,
                        use.closer,
                        use.all,
                        messages,
                        100.0 * messages / tier.messagesPerDay(1));
    }

    private static String words(Duration time) {
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    private List<String> tableAtRest() {
        List<String> table = new ArrayList<>();
        table.add("| at rest: tier, one unit | devices | all twins are read | readings a day | messages a day |");
        table.add("| --- | --- | --- | --- | --- |");
        table.add(atRest(HubTier.FREE, 10));
        for (int devices : List.of(100, 1_000, 10_000)) {
            table.add(atRest(HubTier.S1, devices));
        }
        table.add(atRest(HubTier.S2, 10_000));
        table.add(atRest(HubTier.S3, 100_000));
        table.add(atRest(HubTier.S3, 1_000_000));
        return table;
    }

    private List<String> tableOfRollouts() {
        List<String> table = new ArrayList<>();
        table.add("| a rollout: tier, one unit | devices | calls | reads one by one | readings of all | messages |"
                + " of a day's |");
        table.add("| --- | --- | --- | --- | --- | --- | --- |");
        table.add(underWay(HubTier.FREE, 10));
        for (int devices : List.of(20, 200, 1_000, 10_000)) {
            table.add(underWay(HubTier.S1, devices));
        }
        table.add(underWay(HubTier.S2, 10_000));
        table.add(underWay(HubTier.S3, 100_000));
        return table;
    }

    @Test
    void the_tables_of_the_page_are_what_the_pace_makes() {
        Golden.assertPage(
                "azure.md",
                "\n" + String.join("\n", tableAtRest()) + "\n\n" + String.join("\n", tableOfRollouts()) + "\n\n");
    }

    @Test
    void no_rollout_uses_more_than_an_eighth_of_a_day_and_what_a_quarter_of_it_brings_meanwhile() {
        for (HubTier tier : HubTier.values()) {
            for (int devices : List.of(1, 10, 100, 1_000)) {
                now = 0;
                Use use = new Use(tier, devices);
                use.pass(DAY, devices);
                assertThat(use.messages())
                        .as(tier + " " + devices)
                        .isLessThanOrEqualTo((long) (tier.messagesPerDay(1) * 0.375) + 4L * devices);
            }
        }
    }
}
