package dev.drydock.protocol.yaml;

import java.util.List;
import java.util.Map;

/** A value of a document, with its place. */
public sealed interface YamlNode {
    /** The place at which it begins. */
    YamlPlace place();

    /** Most characters of a quotation. */
    int LONGEST_QUOTE = 40;

    /** The beginning of a text in quotes, without characters that a terminal obeys. */
    static String quoted(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return "'" + (plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "...") + "'";
    }

    /** The kind of the value, for messages. */
    String kind();

    <T> T match(Cases<T> cases) throws MalformedYaml;

    /** One answer for each kind of value. */
    interface Cases<T> {
        T scalar(Scalar scalar) throws MalformedYaml;

        T items(Items items) throws MalformedYaml;

        T members(Members members) throws MalformedYaml;
    }

    /** The types of plain values. Quoted ones are texts. */
    enum Type {
        TEXT("the text"),
        NUMBER("the number"),
        TRUTH("the boolean"),
        NOTHING("nothing");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    /**
     * A plain value.
     *
     * @param text as it is written, without quotes
     */
    record Scalar(Type type, String text, YamlPlace place) implements YamlNode {
        @Override
        public String kind() {
            return type == Type.NOTHING ? type.words : type.words + " " + quoted(text);
        }

        @Override
        public <T> T match(Cases<T> cases) throws MalformedYaml {
            return cases.scalar(this);
        }
    }

    /** A list. */
    record Items(List<YamlNode> values, YamlPlace place) implements YamlNode {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public <T> T match(Cases<T> cases) throws MalformedYaml {
            return cases.items(this);
        }
    }

    /**
     * Values with names.
     *
     * @param values in the order of the document
     */
    record Members(Map<String, Member> values, YamlPlace place) implements YamlNode {
        @Override
        public String kind() {
            return "members with names";
        }

        @Override
        public <T> T match(Cases<T> cases) throws MalformedYaml {
            return cases.members(this);
        }
    }

    /**
     * A value with the place of its name.
     *
     * @param place of the name
     */
    record Member(YamlPlace place, YamlNode value) {}
}
