package dev.drydock.azure.connection;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The reasons for which a hub was not reached, in sentences that say what to do. */
public final class NotReached {
    private static final int DEEPEST = 12;

    private NotReached() {}

    /**
     * Looks through a fault and its causes; empty if none of them proves that nothing got to the hub.
     *
     * @param proxy through which the hub was to be reached
     */
    public static Optional<String> why(Throwable fault, HubAddress hub, Optional<HubProxy> proxy) {
        Throwable cause = fault;
        Optional<String> handshake = Optional.empty();
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (proxy.isPresent() && isOfProxy(cause)) {
                return Optional.of(throughProxy(hub, proxy.get(), said(cause)));
            }
            if (cause instanceof UnknownHostException) {
                return Optional.of("the host " + hub + " is unknown; see HostName in the connection string");
            }
            if (cause instanceof CertificateException) {
                return Optional.of(unproved(cause, hub));
            }
            if (cause instanceof EOFException && handshake.isPresent()) {
                return Optional.of(
                        hub + " does not answer (it ended the connection in the TLS handshake); try again later");
            }
            if (cause instanceof SSLPeerUnverifiedException || cause instanceof SSLHandshakeException) {
                handshake = Optional.of(unproved(cause, hub));
            } else if (isOfConnecting(cause)) {
                return Optional.of(hub + " does not answer (" + cause.getMessage()
                        + "); see HostName in the connection string, and whether the network lets connections out");
            }
        }
        return handshake;
    }

    /** The sentence for a proxy that makes no tunnel to the hub. */
    public static String throughProxy(HubAddress hub, HubProxy proxy, String why) {
        return hub + " was not reached through the proxy " + proxy + " (" + why
                + "); see the environment variables HTTPS_PROXY and NO_PROXY";
    }

    /** Whether a fault came before there was a tunnel; the SDK and the JDK use the same words for one that is refused. */
    private static boolean isOfProxy(Throwable cause) {
        return isOfConnecting(cause)
                || cause instanceof UnknownHostException
                || String.valueOf(cause.getMessage()).startsWith("Unable to tunnel");
    }

    private static String said(Throwable cause) {
        return cause instanceof UnknownHostException
                ? "its name is unknown"
                : String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }

    private static boolean isOfConnecting(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || (cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage()).contains("onnect"));
    }

    private static String unproved(Throwable cause, HubAddress hub) {
        return hub + " does not prove that it is that hub (" + cause.getMessage()
                + "); for a hub of a private authority name its CA file, for another name see HostName";
    }
}
