package dev.drydock.protocol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    private static String refusal(String text) {
        MalformedYaml refused = catchThrowableOfType(MalformedYaml.class, () -> Yaml.read(text));
        assertThat(refused).as(text).isNotNull();
        return refused.place() + ": " + refused.what();
    }

    @Test
    void values_keep_their_type_their_text_and_their_place() throws MalformedYaml {
        YamlNode.Members root = Yaml.read("""
                # a comment
                name: spring
                many:
                  - 1
                  - "2"
                  - true
                  - null
                """);

        assertThat(root.values()).containsOnlyKeys("name", "many");
        assertThat(root.values().get("name").place()).isEqualTo(new YamlPlace(2, 1));
        assertThat(root.values().get("name").value())
                .isEqualTo(new YamlNode.Scalar(YamlNode.Type.TEXT, "spring", new YamlPlace(2, 7)));
        assertThat(root.values().get("many").value())
                .isInstanceOfSatisfying(
                        YamlNode.Items.class,
                        items -> assertThat(items.values())
                                .extracting(YamlNode::kind)
                                .containsExactly("the number '1'", "the text '2'", "the boolean 'true'", "nothing"));
    }

    @Test
    void json_is_read_as_well_with_the_same_places() throws MalformedYaml {
        YamlNode.Members root = Yaml.read("""
                {
                \t"name" : "spring\\n\\"2\\" \\u00e9 \\ud83d\\ude00 \\/ \\\\",
                \t"waves"
                \t\t: [1, -2.5, 1e3, true, false, null, "", "5"],
                \t"fleet": {"devices":5,"none": {} }
                }
                """);

        assertThat(root.values().get("name").place()).isEqualTo(new YamlPlace(2, 2));
        assertThat(root.values().get("name").value())
                .isEqualTo(new YamlNode.Scalar(
                        YamlNode.Type.TEXT, "spring\n\"2\" \u00e9 \ud83d\ude00 / \\", new YamlPlace(2, 11)));
        assertThat(root.values().get("waves").value())
                .isInstanceOfSatisfying(
                        YamlNode.Items.class,
                        items -> assertThat(items.values())
                                .extracting(YamlNode::kind)
                                .containsExactly(
                                        "the number '1'",
                                        "the number '-2.5'",
                                        "the number '1e3'",
                                        "the boolean 'true'",
                                        "the boolean 'false'",
                                        "nothing",
                                        "nothing",
                                        "the text '5'"));
        assertThat(root.values().get("fleet").value())
                .isInstanceOfSatisfying(
                        YamlNode.Members.class,
                        fleet -> assertThat(fleet.values())
                                .containsEntry(
                                        "devices",
                                        new YamlNode.Member(
                                                new YamlPlace(5, 12),
                                                new YamlNode.Scalar(YamlNode.Type.NUMBER, "5", new YamlPlace(5, 22)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"b\", \"a\": 1} | line 1, column 12: 'a' stands here a second time; the first is in line 1; leave one out",
                "{\"a\": 1} {\"b\": 2} | line 1, column 10: a second document begins; put each into a file of its own",
                "{\"a\": [1, 2 | line 1, column ",
                "{\"a\": 1} x | line 1, column 10: not YAML: ",
                "{\"a\": [[[[[[[[1]]]]]]]]} | expected at most 8 levels",
            })
    void json_is_refused_with_place_and_remedy_too(String text, String message) {
        assertThat(refusal(text)).contains(message);
    }

    @Test
    void what_begins_like_json_may_be_yaml() throws MalformedYaml {
        assertThat(Yaml.read("{a: x, 'b': 1,}").values()).containsOnlyKeys("a", "b");
        assertThat(refusal("{a: &x 1, b: *x}")).contains("without anchors and aliases");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1;a: 2'            | line 2, column 1: 'a' stands here a second time; the first is in line 1; leave one out",
                "'b: {c: 1, c: 2}'      | line 1, column 11: 'c' stands here a second time; the first is in line 1; leave one out",
                "'a: 1;---;b: 2'        | line 3, column 1: a second document begins; put each into a file of its own",
                "'a: 1;---'             | line 2, column 4: a second document begins; put each into a file of its own",
                "'a: &x [1]'            | line 1, column 4: expected a value without anchors and aliases; write it out",
                "'a: 1;b: *x'           | line 2, column 4: expected a value without anchors and aliases; write it out",
                "'a: !!str 1'           | line 1, column 4: expected a value without a tag; leave the tag out",
                "'a: !!java.net.URL x'  | line 1, column 4: expected a value without a tag; leave the tag out",
                "''                     | line 1, column 1: expected members such as 'name: spring', found nothing",
                "'- a'                  | line 1, column 1: expected members such as 'name: spring', found a list",
                "'spring'               | line 1, column 1: expected members such as 'name: spring', found the text 'spring'",
            })
    void what_it_refuses_has_a_place_and_a_remedy(String text, String message) {
        assertThat(refusal(text.replace(';', '\n'))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: [1'      | line 1",
                "'a: 1;  b: 2'| line 2",
                "'a: \"x'     | line 1",
                "'a:;\tb: 1'  | line 2",
                "'a: @x'      | line 1",
            })
    void what_is_no_yaml_has_the_place_of_the_fault(String text, String place) {
        assertThat(refusal(text.replace(';', '\n'))).startsWith(place).contains("not YAML: ");
    }

    @Test
    void control_characters_are_refused() {
        assertThat(refusal("a: \u0007")).contains("not YAML: ").doesNotContain("\u0007");
    }

    @Test
    void a_document_is_no_deeper_than_8_levels() throws MalformedYaml {
        assertThat(Yaml.read("a: " + "[".repeat(6) + "1" + "]".repeat(6)).values())
                .containsOnlyKeys("a");
        assertThat(refusal("a: " + "[".repeat(60_000))).contains("expected at most 8 levels");
    }

    @Test
    void a_document_is_no_longer_than_65536_characters() {
        assertThatThrownBy(() -> Yaml.read("#".repeat(Yaml.LONGEST + 1)))
                .isInstanceOf(MalformedYaml.class)
                .hasMessage("expected at most 65536 characters, found 65537; leave some out");
    }

    /** Nine levels of nine aliases each would be some hundred million values. */
    @Test
    void a_short_document_never_stands_for_a_long_one() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 9; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }

        assertThat(refusal(bomb.toString())).contains("without anchors and aliases");
    }
}
