package dev.drydock.rest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.drydock.rest.RestServer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The contract of the interface, by which every answer is judged that a test sees. */
public final class Contract {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
    private static final JsonObject DOCUMENT = read();
    private static final Map<JsonObject, Validator> VALIDATORS = new ConcurrentHashMap<>();

    private Contract() {}

    /** A method at an address. */
    public record Operation(String method, String path) {
        private boolean fits(String otherMethod, String address) {
            return method.equals(otherMethod)
                    && Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "[.]"), address);
        }

        private boolean isTemplate() {
            return path.contains("{");
        }

        private JsonObject described() {
            return DOCUMENT.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase(Locale.ROOT));
        }
    }

    private static JsonObject read() {
        try {
            Map<String, Object> document =
                    new ObjectMapper(new YAMLFactory()).readValue(RestServer.contract(), new TypeReference<>() {});
            return new JsonObject(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the contract offers. */
    public static List<Operation> operations() {
        JsonObject paths = DOCUMENT.getJsonObject("paths");
        return paths.fieldNames().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(paths.getJsonObject(path)::containsKey)
                        .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path)))
                .toList();
    }

    /** The words that a part of an address can be. */
    public static List<String> verbs() {
        JsonObject verb = DOCUMENT.getJsonObject("paths")
                .getJsonObject("/api/v1/rollouts/{name}/{verb}")
                .getJsonArray("parameters")
                .getJsonObject(1);
        return verb.getJsonObject("schema").getJsonArray("enum").stream()
                .map(String.class::cast)
                .toList();
    }

    /** Refuses an answer that the contract does not give for the operation. */
    static void check(String method, String address, Answered answered) {
        Optional<Operation> operation = operations().stream()
                .filter(known -> known.fits(method.equals("HEAD") ? "GET" : method, address))
                .min(Comparator.comparing(Operation::isTemplate));
        String place = method + " " + address + " -> " + answered.status() + " " + answered.body();
        JsonObject response = operation
                .map(known -> response(known, answered.status(), place))
                .orElseGet(Contract::problem);
        JsonObject content = response.getJsonObject("content");
        if (content == null || method.equals("HEAD")) {
            assertThat(answered.body()).as(place).isEmpty();
            return;
        }
        String type = content.fieldNames().iterator().next();
        boolean isText = !content.getJsonObject(type)
                .getJsonObject("schema")
                .getString("format", "")
                .equals("binary");
        assertThat(answered.header("Content-Type")).as(place).hasValue(type + (isText ? "; charset=utf-8" : ""));
        if (type.endsWith("json")) {
            judge(content.getJsonObject(type).getJsonObject("schema"), answered.body(), place);
        }
    }

    private static JsonObject response(Operation operation, int status, String place) {
        JsonObject responses = operation.described().getJsonObject("responses");
        String key = responses.containsKey(String.valueOf(status)) ? String.valueOf(status) : "default";
        assertThat(responses.fieldNames()).as(place).contains(key);
        return key.equals("default") ? problem() : responses.getJsonObject(key);
    }

    private static JsonObject problem() {
        return DOCUMENT.getJsonObject("components").getJsonObject("responses").getJsonObject("Problem");
    }

    private static void judge(JsonObject schema, String body, String place) {
        OutputUnit result =
                VALIDATORS.computeIfAbsent(schema, Contract::validator).validate(Json.decodeValue(body));
        assertThat(result.getValid()).as("%s: %s", place, result.toJson()).isTrue();
    }

    private static Validator validator(JsonObject schema) {
        JsonObject whole = new JsonObject()
                .put("allOf", new JsonArray().add(schema))
                .put("components", DOCUMENT.getJsonObject("components"));
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri("https://drydock.invalid")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        return Validator.create(JsonSchema.of(whole), options);
    }
}
