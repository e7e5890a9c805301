package dev.drydock.application.service.twin;

/** A reason as a device reported it; a newer device may use a code that is not known here. */
public record ReportedReason(String code, String message) {
    @Override
    public String toString() {
        return code + ": " + message;
    }
}
