package dev.drydock.files.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.Samples;
import dev.drydock.files.document.Members;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateCodecTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<UpdateState> states() {
        return Samples.states().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_comes_back_as_it_was_written(UpdateState state) throws Exception {
        byte[] written = JSON.writeValueAsBytes(MemoryCodec.write(Samples.memory(state)));
        ObjectNode read = (ObjectNode) JSON.readTree(written);
        assertThat(MemoryCodec.read(new Members(read))).isEqualTo(Samples.memory(state));
    }

    @Test
    void there_is_a_sample_of_every_state() {
        Set<Class<?>> sampled = states().map(Object::getClass).collect(Collectors.toSet());
        sampled.addAll(List.of(Starting.class, Recovering.class));
        assertThat(sampled).isEqualTo(leaves(UpdateState.class).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_start_is_not_written_and_a_recovery_is(UpdateState state) {
        AgentMemory recovering = Samples.memory(state);
        AgentMemory plain = recovering.withState(state);
        assertThat(read(plain)).isEqualTo(plain);
        assertThat(read(plain.withState(new Starting(state)))).isEqualTo(plain);
        assertThat(recovering.state()).isEqualTo(new Recovering(state));
        assertThat(read(recovering.withState(new Starting(recovering.state())))).isEqualTo(recovering);
    }

    private static AgentMemory read(AgentMemory written) {
        return MemoryCodec.read(new Members(MemoryCodec.write(written)));
    }

    @Test
    void the_form_of_every_state_is_the_one_in_the_golden_file() throws Exception {
        String golden = new String(
                StateCodecTest.class.getResourceAsStream("/states.jsonl").readAllBytes(), StandardCharsets.UTF_8);
        String written = states().map(state -> StateCodec.write(state) + "\n").collect(Collectors.joining());
        assertThat(written).isEqualTo(golden);
        for (String line : golden.split("\n")) {
            UpdateState state = StateCodec.read(new Members((ObjectNode) JSON.readTree(line)));
            assertThat(StateCodec.write(state).toString()).isEqualTo(line);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateCodecTest::leaves)
                : Stream.of(type);
    }
}
