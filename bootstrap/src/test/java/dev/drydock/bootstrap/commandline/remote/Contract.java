package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The interface of a server as it is written down: its addresses, and the members of its documents. */
final class Contract {
    private static final Path FILE =
            Path.of("..", "adapters-rest", "src", "main", "resources", "dev", "drydock", "rest", "openapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private Contract(JsonNode root) {
        this.root = root;
    }

    static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that a request is one of the contract, with parameters and members that it knows. */
    void assertKnows(String method, String target, byte[] body) {
        String path = target.replaceFirst("\\?.*", "");
        JsonNode operation = operation(method, path);
        List<String> parameters = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter ->
                        parameters.add(resolved(parameter).path("name").asText()));
        if (target.contains("?")) {
            for (String parameter : target.substring(path.length() + 1).split("&")) {
                assertThat(parameters).as(method + " " + target).contains(parameter.replaceFirst("=.*", ""));
            }
        }
        JsonNode content = resolved(operation.path("requestBody")).path("content");
        assertMembers(method + " " + target, content.at("/application~1json/schema"), body, true);
    }

    /** Asserts that an answer has no member that the contract lacks. */
    void assertGives(String route, int status, byte[] body) {
        String[] words = route.split(" ");
        JsonNode answers = operation(words[0], words[1]).path("responses");
        JsonNode answer = answers.has(String.valueOf(status))
                ? answers.path(String.valueOf(status)).at("/content/application~1json/schema")
                : resolved(answers.path("default")).at("/content/application~1problem+json/schema");
        assertMembers("answer to " + route, answer, body, false);
    }

    /** Behind a proxy a path may have more ahead of it. */
    private JsonNode operation(String method, String whole) {
        String path = whole.replaceFirst("^.*(?=/api/v1/)", "");
        String verb = method.toLowerCase(Locale.ROOT);
        Optional<JsonNode> found = root.path("paths").properties().stream()
                .filter(known -> path.matches(known.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .filter(known -> known.getValue().has(verb))
                .map(Map.Entry::getValue)
                .findFirst();
        assertThat(found).as(method + " " + path).isPresent();
        assertVerb(found.orElseThrow(), path.substring(path.lastIndexOf('/') + 1));
        return found.orElseThrow().path(verb);
    }

    private static void assertVerb(JsonNode path, String last) {
        for (JsonNode parameter : path.path("parameters")) {
            List<String> values = new ArrayList<>();
            parameter.at("/schema/enum").forEach(value -> values.add(value.asText()));
            assertThat(values.isEmpty() || values.contains(last)).as(last).isTrue();
        }
    }

    private void assertMembers(String what, JsonNode schema, byte[] document, boolean whole) {
        if (schema.isMissingNode() || document.length == 0) {
            return;
        }
        try {
            assertMembers(what, schema, JSON.readTree(document), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    private void assertMembers(String what, JsonNode reference, JsonNode value, boolean whole) {
        JsonNode schema = resolved(reference);
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode any = schema.path("additionalProperties");
            assertThat(!known.isMissingNode() || !any.isBoolean())
                    .as(what + ": " + member.getKey())
                    .isTrue();
            assertMembers(what, known.isMissingNode() ? any : known, member.getValue(), whole);
        });
        if (value.isArray()) {
            value.forEach(item -> assertMembers(what, schema.path("items"), item, whole));
        }
        if (whole) {
            schema.path("required")
                    .forEach(name -> assertThat(value.has(name.asText()))
                            .as(what + ": " + name.asText())
                            .isTrue());
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
