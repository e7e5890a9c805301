package dev.drydock.bootstrap.commandline.parsing;

import java.util.Locale;
import java.util.Set;

/** The environment variables that belong to Drydock: {@code --ca-file} is {@code DRYDOCK_CA_FILE}. */
final class EnvironmentNames {
    static final String CONFIG = "DRYDOCK_CONFIG";
    static final String CONNECTION_STRING = "DRYDOCK_CONNECTION_STRING";

    private static final String PREFIX = "DRYDOCK_";

    /** The launcher's own, a secret that is no option, and the facts that commands are passed. */
    private static final Set<String> OTHERS = Set.of(
            "DRYDOCK_JAVA_OPTS",
            CONNECTION_STRING,
            "DRYDOCK_ALG",
            "DRYDOCK_COMMAND_RUN",
            "DRYDOCK_DIGEST",
            "DRYDOCK_FORMER_SLOT",
            "DRYDOCK_FORMER_VERSION",
            "DRYDOCK_IMAGE",
            "DRYDOCK_KID",
            "DRYDOCK_MANIFEST",
            "DRYDOCK_OWNER",
            "DRYDOCK_SECURITY_COUNTER",
            "DRYDOCK_SEQUENCE",
            "DRYDOCK_SHA256",
            "DRYDOCK_SIZE",
            "DRYDOCK_SLOT",
            "DRYDOCK_UPDATE_ID",
            "DRYDOCK_VERSION");

    private EnvironmentNames() {}

    static String of(String option) {
        return PREFIX + option.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The option that a variable would set. */
    static String option(String variable) {
        return variable.substring(PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Whether a variable is meant for options; Kubernetes sets the rest where a service has the name {@code drydock}. */
    static boolean isForOptions(String variable) {
        return variable.startsWith(PREFIX)
                && !OTHERS.contains(variable)
                && !variable.startsWith("DRYDOCK_SERVICE_")
                && !variable.startsWith("DRYDOCK_PORT_");
    }
}
