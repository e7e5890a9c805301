package dev.drydock.application.service;

import java.time.Duration;
import java.util.Optional;

/**
 * The terms of starting and following an update.
 *
 * @param callTimeout for the device's answer
 * @param reachTimeout how long a transport that is not there is tried again, and may take to read or to leave an order
 * @param untilItReturns follow a device that was not there until it is
 * @param giveUpAfter when to stop, counted from the beginning; empty for never
 * @param leave leave the order for a device that is not there; not when the image is served only for now
 * @param newDevice leave the order even for a device that nobody has heard of
 */
public record UpdateTerms(
        Duration callTimeout,
        Duration reachTimeout,
        boolean untilItReturns,
        Optional<Duration> giveUpAfter,
        boolean leave,
        boolean newDevice) {}
