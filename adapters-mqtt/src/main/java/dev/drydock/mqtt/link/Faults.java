package dev.drydock.mqtt.link;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Explanations of failed connection attempts. Reason codes: MQTT 5.0, table 2-6. */
final class Faults {
    private static final int UNSUPPORTED_VERSION = 132;
    private static final int CLIENT_ID_REFUSED = 133;
    private static final int BAD_CREDENTIALS = 134;
    private static final int NOT_AUTHORIZED = 135;
    private static final int BANNED = 138;

    private Faults() {}

    static String explain(MqttException fault, String address) {
        return switch (fault.getReasonCode()) {
            case BAD_CREDENTIALS, NOT_AUTHORIZED ->
                "the broker at " + address + " refuses the user, the password or the certificate";
            case UNSUPPORTED_VERSION -> "the broker at " + address + " does not speak MQTT 5";
            case CLIENT_ID_REFUSED -> "the broker at " + address + " refuses the client id";
            case BANNED -> "the broker at " + address + " has banned this client";
            default -> explainCause(fault, address);
        };
    }

    /** Tells whether the failure lasts until somebody changes the settings. */
    static boolean isRefusal(MqttException fault) {
        int code = fault.getReasonCode();
        return (code >= UNSUPPORTED_VERSION && code <= NOT_AUTHORIZED) || code == BANNED || isTls(fault);
    }

    private static String explainCause(MqttException fault, String address) {
        Throwable cause = fault.getCause();
        if (cause instanceof UnknownHostException) {
            return "there is no host of the name in " + address;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "nothing listens at " + address;
        }
        if (cause instanceof SocketTimeoutException) {
            return address + " does not answer";
        }
        if (cause instanceof SSLException) {
            return "no TLS with " + address + ": " + cause.getMessage()
                    + " (check the CA file, the host name in the broker's certificate, and the client certificate)";
        }
        String what = cause == null ? fault.getMessage() : String.valueOf(cause.getMessage());
        return "no connection to " + address + ": " + what;
    }

    private static boolean isTls(MqttException fault) {
        return fault.getCause() instanceof SSLException;
    }
}
