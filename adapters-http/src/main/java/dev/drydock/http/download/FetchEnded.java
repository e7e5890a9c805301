package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;

/** The way out of a fetch that cannot go on: carries its result to where it began, and never leaves this package. */
final class FetchEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FetchResult result;

    FetchEnded(FetchResult result) {
        super(result.toString(), null, false, false);
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

    FetchResult result() {
        return result;
    }
}
