package dev.drydock.domain.target;

import dev.drydock.domain.firmware.Version;
import java.util.Optional;

/** A fact of a device that a query compares with values. */
public sealed interface Field {
    /** Most characters in the name of a tag or an attribute. */
    int LONGEST_NAME = 32;

    /** Most characters in a value, other than a device id. */
    int LONGEST_VALUE = 64;

    /** Most characters in a device id. */
    int LONGEST_ID = 128;

    /** One answer for each kind of field. */
    interface Cases<T> {
        T fixed(Fixed field);

        T tag(Tag field);

        T attribute(Attribute field);
    }

    /** Picks the case of this field. */
    <T> T match(Cases<T> cases);

    /** The value that a device has; empty when it has none. */
    Optional<String> of(DeviceFacts device);

    /**
     * Gives back a value that this field can have.
     *
     * @throws IllegalArgumentException when no device can have it
     */
    default String checked(String value) {
        return PlainText.value("a value", value, LONGEST_VALUE);
    }

    /** The fields that every device has, or may have. */
    enum Fixed implements Field {
        ID {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return Optional.of(device.id().value());
            }

            @Override
            public String checked(String value) {
                return PlainText.value("a device id", value, LONGEST_ID);
            }
        },
        MODEL {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.model();
            }
        },
        VERSION {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.version().map(Version::value);
            }
        },
        STATE {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.state();
            }
        },
        REASON {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.reason();
            }
        },
        /** Presence, as {@code true} or {@code false}. */
        CONNECTED {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return Optional.of(Boolean.toString(device.connected()));
            }

            @Override
            public String checked(String value) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new IllegalArgumentException("connected is true or false");
                }
                return value;
            }
        },
        ZONE {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.zone();
            }
        },
        /** The evidence by which the device tells that it runs its image; {@code simulated} when it only acts updates out. */
        PROOF {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.proof();
            }
        },
        /** The revision of the device's hardware. */
        HARDWARE {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.hardware();
            }
        },
        /** The word for the orders that the device takes; {@code signed} when those without a manifest are refused. */
        TRUST {
            @Override
            public Optional<String> of(DeviceFacts device) {
                return device.trust().map(DeviceTrust::mode);
            }
        };

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fixed(this);
        }
    }

    /** A mark that the operator gave to the device. */
    record Tag(String name) implements Field {
        /** @throws IllegalArgumentException when the name has another form or is too long */
        public Tag {
            PlainText.checkName("a tag", name);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.tag(this);
        }

        @Override
        public Optional<String> of(DeviceFacts device) {
            return Optional.ofNullable(device.tags().get(name));
        }
    }

    /** A fact that the device reports of itself. */
    record Attribute(String name) implements Field {
        /** @throws IllegalArgumentException when the name has another form or is too long */
        public Attribute {
            PlainText.checkName("an attribute", name);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.attribute(this);
        }

        @Override
        public Optional<String> of(DeviceFacts device) {
            return Optional.ofNullable(device.attributes().get(name));
        }
    }
}
