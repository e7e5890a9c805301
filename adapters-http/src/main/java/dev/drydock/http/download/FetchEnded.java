package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.util.Optional;

/**
 * The abort of a fetch: carries its result from any layer of a connection to the begin of the fetch and never leaves this package.
 */
final class FetchEnded extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient FetchResult result;

    FetchEnded(FetchResult result) {
        super(result.toString());
        this.result = result;
    }

    static FetchEnded because(ReasonCode code, String message) {
        return because(new Reason(code, message));
    }

    static FetchEnded because(Reason reason) {
        return new FetchEnded(new FetchResult.Broken(reason));
    }

    static FetchEnded stopped() {
        return new FetchEnded(new FetchResult.Stopped());
    }

    /** The abort in the causes of a failure, where TLS may have wrapped it. */
    static Optional<FetchEnded> within(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof FetchEnded end) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** The words of a failure. */
    static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    FetchResult result() {
        return result;
    }
}
