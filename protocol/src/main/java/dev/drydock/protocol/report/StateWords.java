package dev.drydock.protocol.report;

import dev.drydock.application.service.word.ReportedState;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The words for each state on the wire. */
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
        Optional<StateWords> ended = state.outcomeAt(Instant.EPOCH)
                .map(outcome -> valueOf(outcome.ending().name()));
        return state.working().map(StateWords::of).or(() -> ended).orElse(IDLE);
    }

    static String of(Ending ending) {
        return valueOf(ending.name()).state;
    }

    /** Reads the word of an ending. */
    static Word<Ending> readEnding(String word) {
        return new Word<>(
                word,
                Arrays.stream(Ending.values())
                        .filter(ending -> of(ending).equals(word))
                        .findFirst());
    }

    /** Reads the word of a state. */
    static Word<ReportedState> readState(String word) {
        Optional<ReportedState> ended = readEnding(word).meaning().map(ReportedState.Ended::new);
        return new Word<>(word, ended.or(() -> working(word)).or(() -> idle(word)));
    }

    private static Optional<ReportedState> working(String word) {
        return Arrays.stream(Stage.values())
                .filter(stage -> of(stage).state.equals(word))
                .findFirst()
                .map(ReportedState.Working::new);
    }

    private static Optional<ReportedState> idle(String word) {
        return IDLE.state.equals(word) ? Optional.of(new ReportedState.Idle()) : Optional.empty();
    }

    private static StateWords of(Stage stage) {
        return valueOf(stage.name());
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
