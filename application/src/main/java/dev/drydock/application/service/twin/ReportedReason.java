package dev.drydock.application.service.twin;

import dev.drydock.application.service.word.Word;
import dev.drydock.domain.reason.ReasonCode;

/** A reason as a device reported it; a newer device may use a code that is not known here. */
public record ReportedReason(Word<ReasonCode> code, String message) {
    @Override
    public String toString() {
        return message.isEmpty() ? code.text() : code + ": " + message;
    }
}
