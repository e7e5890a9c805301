package dev.drydock.protocol.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.protocol.json.MalformedDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesDocumentTest {
    @Test
    void values_are_written_by_name_and_read_again() throws MalformedDocument {
        Map<String, String> values = Map.of("site", "a \"b\" \\ c", "board", "Tromsø", "1", "\uFFFF");

        assertThat(ValuesDocument.write(values)).isEqualTo("""
                {"1":"\uFFFF","board":"Tromsø","site":"a \\"b\\" \\\\ c"}""");
        assertThat(ValuesDocument.read(ValuesDocument.write(values))).isEqualTo(values);
        assertThat(ValuesDocument.write(Map.of())).isEqualTo("{}");
        assertThat(ValuesDocument.read("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":1}", "{\"a\":null}", "{\"a\":{}}"})
    void what_is_no_object_of_texts_is_refused(String document) {
        assertThatThrownBy(() -> ValuesDocument.read(document)).isInstanceOf(MalformedDocument.class);
    }

    @Test
    void an_array_has_the_values_in_their_order() {
        assertThat(ValuesDocument.array(List.of("b", "a\"", "b"))).isEqualTo("[\"b\",\"a\\\"\",\"b\"]");
        assertThat(ValuesDocument.array(List.of())).isEqualTo("[]");
    }
}
