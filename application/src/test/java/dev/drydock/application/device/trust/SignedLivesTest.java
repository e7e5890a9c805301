package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.admission.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random lives of devices that ask for manifests, among orders that come again and again. A breach names the seed;
 * {@code -Dsimulation.lives=…} lives more of them.
 */
class SignedLivesTest {
    private static final Admission SOUND = Admission.signed(false, false);
    private static final int LIVES = Integer.getInteger("simulation.lives", 100);

    @Test
    void no_old_order_is_taken_and_the_floor_is_what_was_committed() {
        List<String> breaches = new ArrayList<>();
        TreeMap<String, Integer> seen = new TreeMap<>();
        LongStream.range(0, LIVES).forEach(seed -> {
            SignedLife life = new SignedLife(seed, SOUND).live(120).comeToRest();
            breaches.addAll(life.breaches());
            life.seen().forEach((what, count) -> seen.merge(what, count, Integer::sum));
        });
        System.out.println("Signed lives: " + LIVES + ", " + seen.getOrDefault("replay refused", 0)
                + " replays refused, " + seen.getOrDefault("power cut", 0) + " power cuts, " + breaches.size()
                + " breaches");

        assertThat(breaches).isEmpty();
        assertThat(seen)
                .containsKeys(
                        "replay taken",
                        "replay refused",
                        "power cut",
                        "in INSTALLING",
                        "in ON_TRIAL",
                        "in COMMITTING",
                        "in ROLLING_BACK",
                        "committed 33");
    }

    @Test
    void a_device_that_looks_at_no_sequence_is_found_out() {
        Admission broken = new Admission(SOUND.rules().stream()
                .filter(rule -> !rule.name().equals("sequence-grows"))
                .toList());
        List<String> breaches = new ArrayList<>();
        LongStream.range(0, 20)
                .forEach(seed -> breaches.addAll(
                        new SignedLife(seed, broken).live(120).comeToRest().breaches()));

        assertThat(breaches).anyMatch(breach -> breach.contains("a replay of"));
    }

    @Test
    void a_life_is_the_same_every_time_it_is_lived() {
        assertThat(new SignedLife(7, SOUND).live(100).seen())
                .isEqualTo(new SignedLife(7, SOUND).live(100).seen());
    }
}
