package dev.drydock.process;

import java.time.Duration;

/** How a command ended. */
public sealed interface CommandEnd {
    /** What happened, in words that can follow "the command". */
    String told();

    /** It ended by itself. */
    record Exited(int code, Capture output) implements CommandEnd {
        @Override
        public String told() {
            return "ended with exit code " + code + output.lastWords();
        }
    }

    /** It was killed, with all that it had started, because it took too long. */
    record TimedOut(Duration limit, Capture output) implements CommandEnd {
        @Override
        public String told() {
            return "did not end within " + limit.toMillis() + " ms and was killed" + output.lastWords();
        }
    }

    /** It was killed, with all that it had started, because nobody wants its result any more. */
    record Stopped() implements CommandEnd {
        @Override
        public String told() {
            return "was stopped";
        }
    }

    /** There was no starting it. */
    record NotStarted(String why) implements CommandEnd {
        @Override
        public String told() {
            return "could not be started: " + why;
        }
    }
}
