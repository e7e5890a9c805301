package dev.drydock.domain.update.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.update.walk.Edges;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The diagram and the scenarios tell of the same machine. */
class EveryEdgeHasAScenarioTest {
    private static final List<Class<?>> SCENARIOS = List.of(
            HealthyUpdateTest.class,
            FailsHereTest.class,
            KilledHereTest.class,
            BootRecordIsTheTruthTest.class,
            AtRestTest.class,
            CancelAndRenewTest.class,
            RaisingTest.class,
            StartAndRecoveryTest.class);

    @Test
    void every_edge_is_taken_by_a_named_scenario() throws ReflectiveOperationException {
        Scenario.forgetTaken();
        for (Class<?> scenarios : SCENARIOS) {
            play(scenarios);
        }
        List<Scenario.Taken> taken = Scenario.taken();
        assertThat(Edges.all())
                .filteredOn(edge ->
                        taken.stream().noneMatch(move -> edge.isTakenBy(move.former(), move.event(), move.next())))
                .as("edges that no scenario takes")
                .isEmpty();
    }

    private static void play(Class<?> scenarios) throws ReflectiveOperationException {
        Constructor<?> constructor = scenarios.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method scenario : scenarios.getDeclaredMethods()) {
            if (scenario.isAnnotationPresent(Test.class)) {
                scenario.setAccessible(true);
                scenario.invoke(constructor.newInstance());
            }
        }
    }
}
