package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult.Broken;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.RetryAfter;

/** The reasons for statuses of an image server without an image (RFC 9110, 15). */
final class StatusRule {
    private StatusRule() {}

    static FetchEnded ended(Answer answer) {
        ReasonCode code = code(answer.status());
        String message = "expected the image at " + answer.place() + ", found status " + answer.status() + ": "
                + code.description();
        return new FetchEnded(new Broken(new Reason(code, message), RetryAfter.of(answer.headers())));
    }

    static ReasonCode code(int status) {
        if (status >= 500 && status <= 599) {
            return ReasonCode.SERVER_ERROR;
        }
        return switch (status) {
            case 401, 403 -> ReasonCode.IMAGE_FORBIDDEN;
            case 404, 410 -> ReasonCode.IMAGE_NOT_FOUND;
            case 408, 425, 429 -> ReasonCode.SERVER_ERROR;
            default -> ReasonCode.SERVER_REFUSED;
        };
    }
}
