package dev.drydock.bootstrap.server;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.run.ServerObserver;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells people what happens to a server. What lasts is told once. */
final class ServerLog implements ServerObserver, TransportObserver {
    private final PrintStream log;
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final AtomicBoolean isLost = new AtomicBoolean();
    private final AtomicBoolean wasHeard = new AtomicBoolean();

    ServerLog(PrintStream log) {
        this.log = log;
    }

    @Override
    public void listening(boolean isListening) {
        isAway.set(false);
        if (isListening) {
            wasHeard.set(true);
            log.println("The fleet has been heard: the server is ready.");
        } else if (wasHeard.getAndSet(false)) {
            log.println("The fleet is not heard any more: no order goes out, and no time-out runs.");
        }
    }

    @Override
    public void ledgerUnavailable(LedgerUnavailable why) {
        if (!isAway.getAndSet(true)) {
            log.println("ATTENTION: " + Plain.text(String.valueOf(why.getMessage())) + "; it is tried again.");
        }
    }

    @Override
    public void formerEpochHeard(DeviceId device) {
        log.println("ATTENTION: " + device + " reports in an epoch that it has left: two devices may have one id.");
    }

    @Override
    public void setAside(HeardReport report, RuntimeException why) {
        log.println("ATTENTION: a report of " + report.device() + " cannot be kept and is left out: "
                + Plain.text(String.valueOf(why.getMessage())));
    }

    @Override
    public void connected(String to) {
        if (isLost.getAndSet(false)) {
            log.println("Connected to " + to + " again.");
        }
    }

    @Override
    public void disconnected(String why, Duration pause) {
        if (!isLost.getAndSet(true)) {
            log.println("The connection is lost (" + Plain.text(why) + "); trying again.");
        }
    }

    @Override
    public void alarmed(String what) {
        log.println("ATTENTION: " + Plain.text(what));
    }
}
