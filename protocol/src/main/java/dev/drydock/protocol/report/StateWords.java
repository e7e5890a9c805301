package dev.drydock.protocol.report;

import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that one state goes by on the wire. */
enum StateWords {
    IDLE("standBy", "current", "idle"),
    WAITING("standBy", "current", "waiting"),
    DOWNLOADING("downloading", "downloading", "downloading"),
    VERIFYING("downloading", "verifying", "verifying"),
    READY("downloading", "verifying", "ready"),
    INSTALLING("applying", "applying", "installing"),
    RESTARTING("applying", "rebooting", "restarting"),
    ON_TRIAL("applying", "rebooting", "onTrial"),
    COMMITTING("applying", "rebooting", "committing"),
    ROLLING_BACK("applying", "rebooting", "rollingBack"),
    COMPLETED("completed", "current", "completed"),
    FAILED("failed", "error", "failed"),
    ROLLED_BACK("failed", "rolledback", "rolledBack"),
    CANCELLED("standBy", "current", "cancelled");

    private final String seed;
    private final String laterTutorial;
    private final String state;

    StateWords(String seed, String laterTutorial, String state) {
        this.seed = seed;
        this.laterTutorial = laterTutorial;
        this.state = state;
    }

    static StateWords of(UpdateState state) {
        if (state instanceof Underway underway) {
            return of(underway.stage());
        }
        if (state instanceof AtRest.Completed) {
            return COMPLETED;
        }
        if (state instanceof AtRest.Failed) {
            return FAILED;
        }
        if (state instanceof AtRest.RolledBack) {
            return ROLLED_BACK;
        }
        return state instanceof AtRest.Cancelled ? CANCELLED : IDLE;
    }

    static String of(Outcome.Ending ending) {
        return valueOf(ending.name()).state;
    }

    static Optional<Outcome.Ending> ending(String word) {
        return Arrays.stream(Outcome.Ending.values())
                .filter(ending -> of(ending).equals(word))
                .findFirst();
    }

    private static StateWords of(Stage stage) {
        return valueOf(stage.name().toUpperCase(Locale.ROOT));
    }

    String seed() {
        return seed;
    }

    String laterTutorial() {
        return laterTutorial;
    }

    String state() {
        return state;
    }
}
