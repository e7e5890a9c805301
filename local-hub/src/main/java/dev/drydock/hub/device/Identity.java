package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a device is, and how it proves that.
 *
 * @param generation another for each device that ever had the id
 * @param enabled whether the hub lets it in
 */
public record Identity(
        String id,
        String generation,
        long revision,
        boolean enabled,
        String statusReason,
        Authentication authentication) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-:.+%_#*?!(),=@$']{1,128}");

    /** How a device proves who it is. */
    public sealed interface Authentication {
        /** By a token signed with one of two keys. */
        record Keys(SharedAccessKey primary, SharedAccessKey secondary) implements Authentication {}

        /** By a certificate with one of these SHA-1 or SHA-256 thumbprints, in upper-case hexadecimal. */
        record Thumbprints(String primary, String secondary) implements Authentication {}
    }

    /**
     * Reads what a service sends to make or change a device.
     *
     * @param former what is there now
     * @throws Refused if it is malformed
     */
    public static Identity read(String id, JsonNode json, Optional<Identity> former) {
        if (!ID.matcher(id).matches()) {
            throw Refused.malformed("A device id has 1 to 128 letters, digits or -:.+%_#*?!(),=@$' .");
        }
        if (!json.path("deviceId").asText(id).equals(id)) {
            throw Refused.malformed("The device id in the body is not the one in the address.");
        }
        String status = json.path("status").asText("enabled").toLowerCase(Locale.ROOT);
        if (!status.equals("enabled") && !status.equals("disabled")) {
            throw Refused.malformed("The status of a device is enabled or disabled.");
        }
        return new Identity(
                id,
                former.map(Identity::generation).orElseGet(() -> Long.toString(System.nanoTime())),
                former.map(Identity::revision).orElse(0L) + 1,
                status.equals("enabled"),
                json.path("statusReason").asText(""),
                authentication(json.path("authentication"), former));
    }

    /** The ETag of the identity, without quotation marks. */
    public String etag() {
        return Base64.getEncoder().encodeToString((generation + "." + revision).getBytes(StandardCharsets.US_ASCII));
    }

    /** The keys with which it may sign; none for one that shows a certificate. */
    public List<SharedAccessKey> keys() {
        return authentication instanceof Authentication.Keys keys
                ? List.of(keys.primary(), keys.secondary())
                : List.of();
    }

    /** Whether a certificate with one of these thumbprints proves that it is this device. */
    public boolean isProvedBy(List<String> thumbprints) {
        return authentication instanceof Authentication.Thumbprints own
                && thumbprints.stream()
                        .anyMatch(shown ->
                                shown.equalsIgnoreCase(own.primary()) || shown.equalsIgnoreCase(own.secondary()));
    }

    /** As the registry tells it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("deviceId", id)
                .put("generationId", generation)
                .put("etag", etag())
                .put("status", statusWord())
                .put("statusReason", statusReason);
        json.set("authentication", authenticationJson());
        json.putObject("capabilities").put("iotEdge", false);
        return json;
    }

    /** All of it, for the disk. */
    ObjectNode stored() {
        return json().put("revision", revision);
    }

    /** Reads what {@link #stored} wrote. */
    static Identity ofStored(JsonNode json) {
        Identity read = read(json.get("deviceId").asText(), json, Optional.empty());
        return new Identity(
                read.id,
                json.get("generationId").asText(),
                json.get("revision").asLong(),
                read.enabled,
                read.statusReason,
                read.authentication);
    }

    public String statusWord() {
        return enabled ? "enabled" : "disabled";
    }

    /** The word for how it proves itself. */
    public String authenticationType() {
        return authentication instanceof Authentication.Keys ? "sas" : "selfSigned";
    }

    /** Its thumbprints, null where there is none. */
    public ObjectNode thumbprints() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (authentication instanceof Authentication.Thumbprints own) {
            return json.put("primaryThumbprint", own.primary()).put("secondaryThumbprint", own.secondary());
        }
        return json.putNull("primaryThumbprint").putNull("secondaryThumbprint");
    }

    private ObjectNode authenticationJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", authenticationType());
        ObjectNode symmetric = json.putObject("symmetricKey");
        if (authentication instanceof Authentication.Keys keys) {
            symmetric
                    .put("primaryKey", keys.primary().base64())
                    .put("secondaryKey", keys.secondary().base64());
        } else {
            symmetric.putNull("primaryKey").putNull("secondaryKey");
        }
        json.set("x509Thumbprint", thumbprints());
        return json;
    }

    private static Authentication authentication(JsonNode json, Optional<Identity> former) {
        String type = json.path("type").asText("sas");
        if (type.equals("selfSigned")) {
            JsonNode prints = json.path("x509Thumbprint");
            return new Authentication.Thumbprints(
                    thumbprint(prints.path("primaryThumbprint")), thumbprint(prints.path("secondaryThumbprint")));
        }
        if (!type.equals("sas")) {
            throw Refused.malformed("This hub knows the authentication types sas and selfSigned, not " + type + ".");
        }
        List<SharedAccessKey> old = former.map(Identity::keys).orElse(List.of());
        List<SharedAccessKey> keys = new ArrayList<>();
        for (String name : List.of("primaryKey", "secondaryKey")) {
            String given = json.path("symmetricKey").path(name).asText("");
            int index = keys.size();
            keys.add(given.isEmpty() ? index < old.size() ? old.get(index) : SharedAccessKey.random() : key(given));
        }
        return new Authentication.Keys(keys.get(0), keys.get(1));
    }

    private static SharedAccessKey key(String text) {
        try {
            return new SharedAccessKey(text);
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("A symmetric key is Base64.");
        }
    }

    private static String thumbprint(JsonNode json) {
        String text = json.asText("").toUpperCase(Locale.ROOT);
        if (!text.isEmpty() && !text.matches("[0-9A-F]{40}|[0-9A-F]{64}")) {
            throw Refused.malformed("A thumbprint is 40 or 64 hexadecimal digits.");
        }
        return text;
    }
}
