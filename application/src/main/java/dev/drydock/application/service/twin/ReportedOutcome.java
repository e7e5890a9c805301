package dev.drydock.application.service.twin;

import java.util.Optional;

/** How one of a device's last updates ended, as it reported it. */
public record ReportedOutcome(String id, String state, Optional<ReportedReason> reason, String time) {}
