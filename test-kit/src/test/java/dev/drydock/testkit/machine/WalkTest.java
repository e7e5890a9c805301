package dev.drydock.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The harness on the smallest machine that has everything: a door. */
class WalkTest {
    sealed interface Door {}

    record Open(int width) implements Door {}

    sealed interface Shut extends Door {}

    record Closed() implements Shut {}

    record Locked(Code code, Optional<String> note) implements Shut {}

    record Code(String value) {
        @Override
        public String toString() {
            return value;
        }
    }

    sealed interface Event {}

    record Push(int width) implements Event {}

    record Lock() implements Event {}

    private static final RecordWords WORDS = new RecordWords().with(Integer.class, width -> width + " cm");

    private static final Map<String, Door> STATES = new LinkedHashMap<>();

    static {
        STATES.put("open", new Open(80));
        STATES.put("shut", new Closed());
        STATES.put("locked", new Locked(new Code("1234"), Optional.empty()));
    }

    private static List<Step<Door, Event, Optional<Door>>> steps() {
        return Walk.steps(
                STATES,
                door -> List.of(
                        new Sample<>(new Push(0), "to"),
                        new Sample<>(new Push(50), "open"),
                        new Sample<>(new Lock(), "")),
                WalkTest::next);
    }

    private static Optional<Door> next(Door door, Event event) {
        if (event instanceof Push push && !(door instanceof Locked)) {
            return Optional.of(push.width() == 0 ? new Closed() : new Open(push.width()));
        }
        return door instanceof Closed && event instanceof Lock
                ? Optional.of(new Locked(new Code("1"), Optional.of("new")))
                : Optional.empty();
    }

    @Test
    void every_kind_of_a_sealed_hierarchy_is_known() {
        assertThat(Sealed.kinds(Door.class)).isEqualTo(Set.of(Open.class, Closed.class, Locked.class));
        assertThat(Sealed.kindsOf(STATES.values())).isEqualTo(Sealed.kinds(Door.class));
        assertThat(Sealed.kindsOf(List.of(new Closed()))).isNotEqualTo(Sealed.kinds(Door.class));
    }

    @Test
    void every_state_meets_every_event() {
        assertThat(steps()).hasSize(9);
        assertThat(steps().get(8))
                .isEqualTo(new Step<>("locked", STATES.get("locked"), new Sample<>(new Lock(), ""), Optional.empty()));
    }

    @Test
    void the_table_names_what_is_refused_in_every_shape_once() {
        TransitionTable<Door, Event, Optional<Door>> table =
                new TransitionTable<>(WORDS::of, result -> result.map(WORDS::of));
        assertThat(table.write("A door.\n", steps())).isEqualTo("""
                A door.

                == open == Open(80 cm)
                Push to
                    -> Closed
                Push open
                    -> Open(50 cm)
                refused: Lock

                == shut == Closed
                Push to
                    -> Closed
                Push open
                    -> Open(50 cm)
                Lock
                    -> Locked(1, new)
                refused:\s

                == locked == Locked(1234, -)
                refused: Push, Lock
                """);
    }

    @Test
    void what_is_refused_in_some_shapes_is_named_with_them() {
        TransitionTable<Door, Event, Optional<Door>> closing = new TransitionTable<>(
                WORDS::of, result -> result.filter(Closed.class::isInstance).map(WORDS::of));
        assertThat(closing.write("", steps())).contains("refused: Push (open), Lock");
    }

    @Test
    void the_diagram_joins_edges_with_the_same_ends_and_lists_loops() {
        StateDiagram diagram = new StateDiagram(List.of(
                new Edge("Open", "Closed", "Push"),
                new Edge("Open", "Open", "Push"),
                new Edge("Open", "Closed", "Wind"),
                new Edge("Open", "Closed", "Wind"),
                new Edge("Closed", "Locked", "Lock")));
        assertThat(diagram.mermaid("[*] --> Open")).isEqualTo("""
                ```mermaid
                stateDiagram-v2
                    [*] --> Open
                    Open --> Closed: Push<br/>Wind
                    Closed --> Locked: Lock
                ```
                """);
        assertThat(diagram.loops()).isEqualTo("""
                | state | entered again by |
                | --- | --- |
                | `Open` | Push |
                """);
    }
}
