package dev.drydock.protocol.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The reader of YAML, and of JSON as a way to write it. It reads one document of at most 65,536 characters and 8 levels, no name twice, no tag, and nothing that stands
 * for something else, so that a short document is never a long one.
 */
public final class Yaml {
    public static final int LONGEST = 65_536;

    private static final int DEEPEST = 8;
    private static final YamlPlace START = new YamlPlace(1, 1);
    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private Yaml(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a document whose values have names. */
    public static YamlNode.Members read(String text) throws MalformedYaml {
        if (text.length() > LONGEST) {
            throw new MalformedYaml(
                    START, "expected at most " + LONGEST + " characters, found " + text.length() + "; leave some out");
        }
        Optional<YamlNode.Members> json = text.stripLeading().startsWith("{") ? json(text) : Optional.empty();
        return json.isPresent() ? json.get() : yaml(text);
    }

    /**
     * Reads JSON, of which the parser of YAML does not know all: tabs between values, or an escaped slash. Empty when it is none, as
     * YAML may begin like it.
     */
    private static Optional<YamlNode.Members> json(String text) throws MalformedYaml {
        try (JsonParser parser = JSON.createParser(text)) {
            return Optional.of(new Yaml(parser).document());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static YamlNode.Members yaml(String text) throws MalformedYaml {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new Yaml(parser).document();
        } catch (JsonProcessingException e) {
            throw malformed(e, e.getCause());
        } catch (IOException | YAMLException e) {
            throw malformed(e, e);
        }
    }

    private static MalformedYaml malformed(Exception fault, @Nullable Throwable cause) {
        if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            YamlPlace place = new YamlPlace(
                    marked.getProblemMark().getLine() + 1,
                    marked.getProblemMark().getColumn() + 1);
            return new MalformedYaml(place, "not YAML: " + marked.getProblem());
        }
        String first = String.valueOf(fault.getMessage()).lines().findFirst().orElse("it cannot be read");
        return new MalformedYaml(START, "not YAML: " + first);
    }

    private YamlNode.Members document() throws IOException, MalformedYaml {
        if (parser.nextToken() == null) {
            throw new MalformedYaml(START, "expected members such as 'name: spring', found nothing");
        }
        YamlNode root = value(1);
        if (parser.nextToken() != null) {
            throw new MalformedYaml(here(), "a second document begins; put each into a file of its own");
        }
        if (root instanceof YamlNode.Members members) {
            return members;
        }
        throw new MalformedYaml(root.place(), "expected members such as 'name: spring', found " + root.kind());
    }

    private YamlNode value(int depth) throws IOException, MalformedYaml {
        JsonToken token = parser.currentToken();
        refuseReferences();
        if (depth > DEEPEST) {
            throw new MalformedYaml(here(), "expected at most " + DEEPEST + " levels, and this is one more");
        }
        return switch (token) {
            case START_OBJECT -> members(depth);
            case START_ARRAY -> items(depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(YamlNode.Type.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(YamlNode.Type.TRUTH);
            case VALUE_NULL -> scalar(YamlNode.Type.NOTHING);
            default -> scalar(parser.getText().isEmpty() ? YamlNode.Type.NOTHING : YamlNode.Type.TEXT);
        };
    }

    private YamlNode.Scalar scalar(YamlNode.Type type) throws IOException {
        return new YamlNode.Scalar(type, String.valueOf(parser.getText()), here());
    }

    private YamlNode.Items items(int depth) throws IOException, MalformedYaml {
        YamlPlace place = here();
        List<YamlNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(depth + 1));
        }
        return new YamlNode.Items(values, place);
    }

    private YamlNode.Members members(int depth) throws IOException, MalformedYaml {
        YamlPlace place = here();
        Map<String, YamlNode.Member> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseReferences();
            String name = String.valueOf(parser.currentName());
            YamlPlace own = here();
            YamlNode.Member before = values.get(name);
            if (before != null) {
                throw new MalformedYaml(
                        own,
                        YamlNode.quoted(name) + " stands here a second time; the first is in line "
                                + before.place().line() + "; leave one out");
            }
            parser.nextToken();
            values.put(name, new YamlNode.Member(own, value(depth + 1)));
        }
        return new YamlNode.Members(Collections.unmodifiableMap(values), place);
    }

    private void refuseReferences() throws IOException, MalformedYaml {
        boolean isAlias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (isAlias || parser.getObjectId() != null) {
            throw new MalformedYaml(here(), "expected a value without anchors and aliases; write it out");
        }
        if (parser.getTypeId() != null) {
            throw new MalformedYaml(here(), "expected a value without a tag; leave the tag out");
        }
    }

    private YamlPlace here() {
        JsonLocation location = parser.currentTokenLocation();
        return new YamlPlace(location.getLineNr(), location.getColumnNr());
    }
}
