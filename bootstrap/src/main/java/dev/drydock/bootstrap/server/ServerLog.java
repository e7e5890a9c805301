package dev.drydock.bootstrap.server;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.run.ServerObserver;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells people what happens to a server. What lasts is told once. */
final class ServerLog implements ServerObserver, TransportObserver {
    /** The ids that are told of; a fleet that was cloned as a whole needs no further line. */
    private static final int MOST_OF_TWO = 1_000;

    private final PrintStream log;
    private final Set<DeviceId> ofTwo = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final AtomicBoolean isLost = new AtomicBoolean();
    private final AtomicBoolean wasHeard = new AtomicBoolean();

    ServerLog(PrintStream log) {
        this.log = log;
    }

    @Override
    public void listening(boolean isListening) {
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
    public void ledgerAvailable() {
        if (isAway.getAndSet(false)) {
            log.println("The database can be written again: what waited for it is kept now.");
        }
    }

    @Override
    public void clockSet(Duration by) {
        log.println("ATTENTION: the time of day jumped " + (by.isNegative() ? "back" : "forward") + " by "
                + words(by.abs()) + ": start times, windows and tokens follow it, time-outs do not.");
    }

    /** A length of time above five minutes. */
    private static String words(Duration time) {
        long minutes = time.plusSeconds(30).toMinutes();
        if (minutes < 120) {
            return minutes + " min";
        }
        return minutes < 2 * 24 * 60 ? minutes / 60 + " h" : minutes / 60 / 24 + " d";
    }

    /** Both devices go on reporting, so that it is told once of each id. */
    @Override
    public void formerEpochHeard(DeviceId device) {
        if (ofTwo.size() < MOST_OF_TWO && ofTwo.add(device)) {
            log.println("ATTENTION: " + device + " reports in an epoch that it has left: two devices may have one id.");
        }
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
