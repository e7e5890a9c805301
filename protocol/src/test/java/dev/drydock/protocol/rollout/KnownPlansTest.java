package dev.drydock.protocol.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.protocol.json.MalformedDocument;
import org.junit.jupiter.api.Test;

class KnownPlansTest {
    private final KnownPlans plans = new KnownPlans();

    private static String text(int number) {
        return PlanDocument.write(RolloutPlan.of("rollout-" + number, 2));
    }

    @Test
    void a_text_that_was_read_lately_is_not_read_again() throws MalformedDocument {
        RolloutPlan plan = plans.of(text(1));

        assertThat(plan).isEqualTo(RolloutPlan.of("rollout-1", 2));
        assertThat(plans.of(text(1))).isSameAs(plan);
        assertThat(plans.of(text(2)).name()).isEqualTo("rollout-2");
    }

    @Test
    void of_many_plans_those_that_are_used_are_kept() throws MalformedDocument {
        RolloutPlan used = plans.of(text(1));
        RolloutPlan unused = plans.of(text(2));
        for (int i = 3; i <= KnownPlans.MOST + 2; i++) {
            plans.of(text(1));
            plans.of(text(i));
        }

        assertThat(plans.of(text(1))).isSameAs(used);
        assertThat(plans.of(text(2))).isEqualTo(unused).isNotSameAs(unused);
    }

    @Test
    void a_text_that_is_no_plan_is_refused_each_time() {
        assertThatThrownBy(() -> plans.of("{}")).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> plans.of("{}")).isInstanceOf(MalformedDocument.class);
    }
}
