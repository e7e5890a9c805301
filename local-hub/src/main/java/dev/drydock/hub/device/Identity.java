package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a device, and its proof.
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

    /**
     * Reads the document with which a service makes or changes a device.
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
        if (json.path("capabilities").path("iotEdge").asBoolean()) {
            throw Refused.malformed("This hub has no edge devices: capabilities.iotEdge is false.");
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
                Authentication.read(
                        json.path("authentication"), former.map(Identity::keys).orElse(List.of())));
    }

    /** The ETag of the identity, without quotation marks. */
    public String etag() {
        return Base64.getEncoder().encodeToString((generation + "." + revision).getBytes(StandardCharsets.US_ASCII));
    }

    /** The keys with which it may sign; none for one that shows a certificate. */
    public List<SharedAccessKey> keys() {
        return authentication.keys();
    }

    /** Whether a certificate with one of these thumbprints proves that it is this device. */
    public boolean isProvedBy(List<String> shown) {
        return authentication.isProvedBy(shown);
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
        json.set("authentication", authentication.json());
        json.putObject("capabilities").put("iotEdge", false);
        return json;
    }

    /** The document for the disk. */
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
        return authentication.type();
    }

    /** Its thumbprints, null where there is none. */
    public ObjectNode thumbprints() {
        return authentication.thumbprints();
    }
}
