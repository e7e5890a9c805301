package dev.drydock.mqtt;

import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The topics of the wire contract. Device ids and callers cannot hold a wildcard or a slash, so no topic can be forged. */
public record Topics(String prefix) {
    private static final Pattern CALLER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The documents and calls of a device, one level of its topics each. */
    public enum Kind {
        METHODS,
        RESPONSES,
        REPORTED,
        DESIRED,
        PRESENCE,
        TRUST;

        String level() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A parsed topic; {@code rest} is the name of the method or of the caller. */
    public record Address(DeviceId device, Kind kind, String rest) {}

    public String method(DeviceId device, String name) {
        return of(device, Kind.METHODS) + "/" + name;
    }

    public String anyMethod(DeviceId device) {
        return of(device, Kind.METHODS) + "/+";
    }

    public String response(DeviceId device, String caller) {
        return of(device, Kind.RESPONSES) + "/" + caller;
    }

    public String anyResponse(String caller) {
        return ofAny(Kind.RESPONSES) + "/" + caller;
    }

    public String of(DeviceId device, Kind kind) {
        return prefix + "/" + device.value() + "/" + kind.level();
    }

    public String ofAny(Kind kind) {
        return prefix + "/+/" + kind.level();
    }

    /** Checks a response topic: a device publishes answers on its own response topics alone. */
    public boolean isResponseOf(DeviceId device, String topic) {
        return parse(topic)
                .filter(address -> address.device().equals(device) && address.kind() == Kind.RESPONSES)
                .filter(address -> CALLER.matcher(address.rest()).matches())
                .isPresent();
    }

    /** Parses a topic; empty when it is not one of the contract. */
    public Optional<Address> parse(String topic) {
        if (!topic.startsWith(prefix + "/")) {
            return Optional.empty();
        }
        String[] levels = topic.substring(prefix.length() + 1).split("/", -1);
        for (Kind kind : Kind.values()) {
            boolean hasRest = kind == Kind.METHODS || kind == Kind.RESPONSES;
            if (levels.length == (hasRest ? 3 : 2) && levels[1].equals(kind.level())) {
                return device(levels[0]).map(device -> new Address(device, kind, hasRest ? levels[2] : ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<DeviceId> device(String level) {
        try {
            return Optional.of(new DeviceId(level));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
