package dev.drydock.application.service;

import java.time.Duration;
import java.util.Optional;

/**
 * How an update is started and how long it is followed.
 *
 * @param callTimeout for the device's answer
 * @param reachTimeout for how long a transport that is not there is tried again
 * @param untilItReturns follow a device that was not there until it is
 * @param giveUpAfter when to stop following; empty for never
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
