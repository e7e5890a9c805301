package dev.drydock.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.desk.PlanChange;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.SequentialTest;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.yaml.MalformedYaml;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of plans that name what is to be another, and nothing else. */
class ChangeReadingTest {
    private static final RolloutPlan PLAN = RolloutPlan.of("spring", 2)
            .with(List.of(WavePlan.soaking(Duration.ofHours(1)).asking(), WavePlan.soaking(Duration.ofHours(2))));

    private static PlanChange change(String text) throws MalformedYaml {
        return new ChangeReading(RolloutSpec.readPart(text)).change();
    }

    private static RolloutPlan changed(String text) throws MalformedYaml {
        return change(text).edit().apply(PLAN);
    }

    @Test
    void the_rest_of_a_plan_stays_as_it_was() throws MalformedYaml {
        RolloutPlan changed = changed("in-flight: 7");

        assertThat(changed.flow().inFlight()).hasValue(7);
        assertThat(changed.with(PLAN.flow())).isEqualTo(PLAN);
        assertThat(changed.flow().growth()).isEqualTo(PLAN.flow().growth());
    }

    @Test
    void one_change_of_the_flow_does_not_undo_another() throws MalformedYaml {
        RolloutPlan twice = change("per-minute: 90").edit().apply(changed("{in-flight: all, grow: 1.5}"));

        assertThat(twice.flow().inFlight()).isEmpty();
        assertThat(twice.flow().perMinute()).hasValue(90);
        assertThat(twice.flow().growth()).hasToString("1.5");
    }

    @Test
    void limits_are_changed_one_by_one() throws MalformedYaml {
        RolloutPlan twice = change("max-failed: 3%").edit().apply(changed("stop-after: 5"));

        assertThat(twice.gate().limits().stopAfter()).hasValue(5);
        assertThat(twice.gate().limits().maxFailed()).hasValue(Rate.parse("3%"));
        assertThat(twice.gate().test()).isEqualTo(PLAN.gate().test());
        assertThat(changed("{good: 1%, bad: 9%}").gate().test())
                .isEqualTo(SequentialTest.of(ErrorRates.between(Rate.parse("1%"), Rate.parse("9%"))));
    }

    @Test
    void a_soak_is_that_of_every_wave_and_waves_that_ask_still_ask() throws MalformedYaml {
        assertThat(changed("soak: 5m").waves())
                .containsExactly(
                        WavePlan.soaking(Duration.ofMinutes(5)).asking(), WavePlan.soaking(Duration.ofMinutes(5)));
        assertThat(changed("patience: 3h").patience()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_window_brings_its_zone_and_a_deadline_leaves_both() throws MalformedYaml {
        RolloutPlan windowed = changed("{window: Mon-Fri 22:00-05:00, zone: Europe/Oslo}");
        RolloutPlan both = change("deadline: 9d").edit().apply(windowed);

        assertThat(both.schedule().zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(both.schedule().windows()).isEqualTo(windowed.schedule().windows());
        assertThat(both.schedule().deadline()).hasValue(Duration.ofDays(9));
    }

    @ParameterizedTest
    @CsvSource({
        "stop-after: 5, true, false, false",
        "max-failed: 3%, true, false, false",
        "deadline: 9d, false, true, false",
        "soak: 5m, false, false, true",
        "'{good: 1%, bad: 9%, deadline: 9d, per-minute: 5}', true, true, true"
    })
    void the_kind_of_a_change_is_told(String text, boolean limits, boolean deadline, boolean terms)
            throws MalformedYaml {
        PlanChange change = change(text);

        assertThat(change.limits()).isEqualTo(limits);
        assertThat(change.deadline()).isEqualTo(deadline);
        assertThat(change.terms()).isEqualTo(terms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: autumn",
                "image: image-3",
                "target: all",
                "waves: 100%",
                "on-bad: pause",
                "priority: 5",
                "dynamic: true",
                "orders: desired",
                "start: 2027-03-01T02:00:00Z"
            })
    void a_member_that_is_settled_is_refused(String text) {
        assertThatThrownBy(() -> change(text))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("it is settled once a rollout is submitted");
    }
}
