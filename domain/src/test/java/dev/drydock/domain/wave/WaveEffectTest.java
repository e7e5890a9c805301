package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.testkit.machine.Sealed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work for a wave goes to the method that does it. */
class WaveEffectTest {
    private static final List<WaveEffect> EFFECTS = List.of(
            new WaveEffect.StartSoak(Duration.ofMinutes(10)),
            new WaveEffect.StartPatience(Duration.ofHours(24)),
            new WaveEffect.PassOn(Evidence.NONE),
            new WaveEffect.StopRollout(Verdict.BAD),
            new WaveEffect.TellUndecided(31, 53));

    private record Done(String method, WaveEffect effect) {}

    /** Writes down what it is given to do. */
    private static final class Diary implements WaveEffect.Performer {
        private final List<Done> done = new ArrayList<>();

        @Override
        public void startSoak(WaveEffect.StartSoak effect) {
            done.add(new Done("startSoak", effect));
        }

        @Override
        public void startPatience(WaveEffect.StartPatience effect) {
            done.add(new Done("startPatience", effect));
        }

        @Override
        public void passOn(WaveEffect.PassOn effect) {
            done.add(new Done("passOn", effect));
        }

        @Override
        public void stopRollout(WaveEffect.StopRollout effect) {
            done.add(new Done("stopRollout", effect));
        }

        @Override
        public void tellUndecided(WaveEffect.TellUndecided effect) {
            done.add(new Done("tellUndecided", effect));
        }
    }

    @Test
    void every_effect_is_done_by_the_method_of_its_name_and_once() {
        Diary diary = new Diary();
        EFFECTS.forEach(effect -> effect.performBy(diary));

        assertThat(diary.done).extracting(Done::effect).containsExactlyElementsOf(EFFECTS);
        assertThat(diary.done)
                .extracting(Done::method)
                .containsExactly("startSoak", "startPatience", "passOn", "stopRollout", "tellUndecided");
        assertThat(Sealed.kindsOf(EFFECTS)).isEqualTo(Sealed.kinds(WaveEffect.class));
    }
}
