package dev.drydock.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Facts;
import dev.drydock.testkit.machine.Sealed;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What rollouts answer by themselves, and their effects. */
class RolloutFactsTest {
    private static final List<RolloutEffect> EFFECTS = List.of(
            new RolloutEffect.PrepareMembers(),
            new RolloutEffect.OpenFirstWave(),
            new RolloutEffect.StartDeadline(),
            new RolloutEffect.WithdrawLeft(),
            new RolloutEffect.CancelEarly(),
            new RolloutEffect.AbortMembers(),
            new RolloutEffect.AwaitMembers(Duration.ofHours(1)),
            new RolloutEffect.GiveUpMembers(),
            new RolloutEffect.ReopenWave(),
            new RolloutEffect.RollBackMembers(),
            new RolloutEffect.CloseMembers());

    @Test
    void every_state_answers_as_the_list_says() {
        RolloutState.Cases<String> names = Facts.naming(RolloutState.Cases.class);
        StringBuilder list = new StringBuilder();
        RolloutWalk.states()
                .forEach((name, state) -> list.append(name)
                        .append(": ")
                        .append(state.match(names))
                        .append(' ')
                        .append(Facts.of(state, RolloutState.class))
                        .append('\n'));

        Golden.assertResource("dev/drydock/domain/rollout/facts.golden.txt", list.toString());
    }

    @Test
    void every_state_has_the_name_of_its_case() {
        RolloutState.Cases<String> cases = Facts.naming(RolloutState.Cases.class);

        assertThat(RolloutWalk.states().values())
                .allSatisfy(state ->
                        assertThat(state.name().name().replace("_", "")).isEqualToIgnoringCase(state.match(cases)));
    }

    @Test
    void every_effect_is_done_by_the_method_of_its_name_and_once() {
        List<String> done = new ArrayList<>();
        RolloutEffect.Performer diary = (RolloutEffect.Performer) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RolloutEffect.Performer.class},
                (proxy, method, arguments) -> {
                    done.add(method.getName() + " " + arguments[0]);
                    return null;
                });
        EFFECTS.forEach(effect -> effect.performBy(diary));

        assertThat(done).hasSameSizeAs(EFFECTS);
        for (int i = 0; i < done.size(); i++) {
            String name = Sealed.name(EFFECTS.get(i));
            assertThat(done.get(i))
                    .isEqualTo(
                            name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + " " + EFFECTS.get(i));
        }
        assertThat(Sealed.kindsOf(EFFECTS)).isEqualTo(Sealed.kinds(RolloutEffect.class));
    }

    @Test
    void terms_differ_in_what_was_asked_for_alone() {
        RolloutTerms standard = RolloutTerms.STANDARD;
        Duration hour = standard.abortPatience();
        assertThat(standard.approved()).isEqualTo(new RolloutTerms(true, false, OnBad.PAUSE, false, hour));
        assertThat(standard.dynamic()).isEqualTo(new RolloutTerms(false, true, OnBad.PAUSE, false, hour));
        assertThat(standard.withWayBack()).isEqualTo(new RolloutTerms(false, false, OnBad.PAUSE, true, hour));
        assertThat(standard.rollingBack()).isEqualTo(new RolloutTerms(false, false, OnBad.ROLL_BACK, true, hour));
    }
}
