package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The proof by which a device is admitted. */
public sealed interface Authentication {
    int SHORTEST_KEY = 16;
    int LONGEST_KEY = 64;

    /** The word that IoT Hub has for this kind of proof. */
    String type();

    /** The keys with which the device may sign; none for a device with a certificate. */
    List<SharedAccessKey> keys();

    /** Whether a certificate with one of these thumbprints proves the device. */
    boolean isProvedBy(List<String> shown);

    /** The thumbprints, null where there is none. */
    ObjectNode thumbprints();

    /** A token that is signed with one of two keys. */
    record Keys(SharedAccessKey primary, SharedAccessKey secondary) implements Authentication {
        @Override
        public String type() {
            return "sas";
        }

        @Override
        public List<SharedAccessKey> keys() {
            return List.of(primary, secondary);
        }

        @Override
        public boolean isProvedBy(List<String> shown) {
            return false;
        }

        @Override
        public ObjectNode thumbprints() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .putNull("primaryThumbprint")
                    .putNull("secondaryThumbprint");
        }
    }

    /** A certificate with one of two SHA-1 or SHA-256 thumbprints, in upper-case hexadecimal. */
    record Thumbprints(String primary, String secondary) implements Authentication {
        @Override
        public String type() {
            return "selfSigned";
        }

        @Override
        public List<SharedAccessKey> keys() {
            return List.of();
        }

        @Override
        public boolean isProvedBy(List<String> shown) {
            return shown.stream()
                    .anyMatch(print -> print.equalsIgnoreCase(primary) || print.equalsIgnoreCase(secondary));
        }

        @Override
        public ObjectNode thumbprints() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("primaryThumbprint", primary)
                    .put("secondaryThumbprint", secondary);
        }
    }

    /** The form in which the registry shows it. */
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type());
        ObjectNode symmetric = json.putObject("symmetricKey");
        List<SharedAccessKey> keys = keys();
        symmetric.put("primaryKey", keys.isEmpty() ? null : keys.get(0).base64());
        symmetric.put("secondaryKey", keys.isEmpty() ? null : keys.get(1).base64());
        json.set("x509Thumbprint", thumbprints());
        return json;
    }

    /**
     * Reads the proof that a service asks for; keys that it does not name stay, or are made.
     *
     * @throws Refused if it is malformed
     */
    static Authentication read(JsonNode json, List<SharedAccessKey> former) {
        String type = json.path("type").asText("sas");
        if (type.equals("selfSigned")) {
            JsonNode prints = json.path("x509Thumbprint");
            return new Thumbprints(
                    thumbprint(prints.path("primaryThumbprint")), thumbprint(prints.path("secondaryThumbprint")));
        }
        if (!type.equals("sas")) {
            throw Refused.malformed("This hub knows the authentication types sas and selfSigned, not " + type + ".");
        }
        List<SharedAccessKey> keys = new ArrayList<>();
        for (String name : List.of("primaryKey", "secondaryKey")) {
            int index = keys.size();
            keys.add(key(json.path("symmetricKey").path(name).asText(""))
                    .orElseGet(() -> index < former.size() ? former.get(index) : SharedAccessKey.random()));
        }
        return new Keys(keys.get(0), keys.get(1));
    }

    private static Optional<SharedAccessKey> key(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            SharedAccessKey key = new SharedAccessKey(text);
            if (key.bytes() >= SHORTEST_KEY && key.bytes() <= LONGEST_KEY) {
                return Optional.of(key);
            }
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("A symmetric key is Base64.");
        }
        throw Refused.malformed("A symmetric key has " + SHORTEST_KEY + " to " + LONGEST_KEY + " bytes.");
    }

    private static String thumbprint(JsonNode json) {
        String text = json.asText("").toUpperCase(Locale.ROOT);
        if (!text.isEmpty() && !text.matches("[0-9A-F]{40}|[0-9A-F]{64}")) {
            throw Refused.malformed("A thumbprint is 40 or 64 hexadecimal digits.");
        }
        return text;
    }
}
