package dev.drydock.domain.update;

/** The states in which work goes on, as names for tickets and logs. */
public enum Stage {
    WAITING,
    DOWNLOADING,
    VERIFYING,
    READY,
    INSTALLING,
    RESTARTING,
    ON_TRIAL,
    COMMITTING,
    ROLLING_BACK
}
