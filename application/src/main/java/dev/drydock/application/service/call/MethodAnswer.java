package dev.drydock.application.service.call;

import java.util.Optional;

/**
 * What a device answered to a call.
 *
 * @param status 200 done or taken, 400 refused, 404 no such method, 409 not now because of another update, 503 not now
 * @param body as it came, for people
 * @param updateId the id that the device gave or confirmed; a tutorial's device names none
 * @param error why not, as {@code code: message}
 */
public record MethodAnswer(int status, String body, Optional<String> updateId, Optional<String> error) {
    public boolean isTaken() {
        return status == 200;
    }
}
