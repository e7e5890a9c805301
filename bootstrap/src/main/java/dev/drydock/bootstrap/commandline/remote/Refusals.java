package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The answers of a server that did not do what it was asked for, as faults that end a command. */
final class Refusals {
    private static final int REDIRECT = 3;
    private static final int OF_THE_SERVER = 5;
    private static final int NO_TOKEN = 401;
    private static final int CONFLICT = 409;
    private static final int CHANGED_SINCE = 412;
    private static final int TOO_MANY = 429;
    private static final int FAILED = 500;
    private static final int DISK_FAILED = 507;

    private final URI server;

    Refusals(URI server) {
        this.server = server;
    }

    CommandFailure of(int status, byte[] body) {
        if (status / 100 == REDIRECT) {
            return new CommandFailure(
                    ExitCode.WRONG_USE,
                    "the server at " + server + " is somewhere else (" + status + "); name its address with --server");
        }
        String told = detail(body)
                .orElseGet(() -> "the server at " + server + " answered " + status + " and does not say why");
        return new CommandFailure(exitCode(status), status == NO_TOKEN ? told + "; " + Token.ADVICE : told);
    }

    /** An operator caused most refusals; a server that is away for a while is like one that cannot be reached. */
    private static int exitCode(int status) {
        return switch (status) {
            case CONFLICT, CHANGED_SINCE, FAILED, DISK_FAILED -> ExitCode.FAILED;
            case TOO_MANY -> ExitCode.UNREACHABLE;
            default -> status / 100 == OF_THE_SERVER ? ExitCode.UNREACHABLE : ExitCode.WRONG_USE;
        };
    }

    /** The sentence of a problem document, without a full stop. Nobody has seen the line of a document that a command wrote. */
    private static Optional<String> detail(byte[] body) {
        try {
            return RemoteDocument.read(body)
                    .find("detail")
                    .filter(detail -> !detail.isBlank())
                    .map(detail -> Plain.text(detail.strip())
                            .replaceFirst("^line \\d+, column \\d+: ", "")
                            .replaceFirst("\\.$", ""));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    CommandFailure unreachable(String why) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "the server at " + server + " cannot be reached: " + Plain.text(why)
                        + "; start it, or name another with --server");
    }

    CommandFailure notDrydock(String why) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "no server of Drydock answers at " + server + ": " + Plain.text(why)
                        + "; name its address with --server");
    }

    /** The reason of a fault, without the name of a Java class. */
    static String why(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "its name is not known";
            }
        }
        if (fault instanceof SSLException) {
            return "TLS failed: " + fault.getMessage() + " (--ca-file names an authority of one's own)";
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return "no connection within 10 s";
        }
        if (fault instanceof ConnectException) {
            return fault.getMessage() == null ? "nobody listens there" : fault.getMessage();
        }
        return fault.getMessage() == null ? "the connection broke" : fault.getMessage();
    }
}
