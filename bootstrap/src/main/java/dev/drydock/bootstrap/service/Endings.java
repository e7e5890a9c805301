package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.order.Outcome.Ending;
import java.util.Collection;
import java.util.List;

/** Results of updates, in words and as exit statuses. */
public final class Endings {
    /** From what weighs most to what weighs least when several devices end differently. */
    private static final List<Integer> BY_WEIGHT =
            List.of(ExitCode.FAILED, ExitCode.WRONG_USE, ExitCode.UNREACHABLE, ExitCode.NOT_YET, ExitCode.DONE);

    private Endings() {}

    public static int exitCode(Collection<UpdateResult> results) {
        List<Integer> codes = results.stream().map(Endings::exitCode).toList();
        return BY_WEIGHT.stream().filter(codes::contains).findFirst().orElse(ExitCode.DONE);
    }

    static int exitCode(UpdateResult result) {
        return result.match(EXIT_CODES);
    }

    /** A sentence on a result. */
    public static String sentence(String device, UpdateResult result) {
        return result.match(new ResultSentences(device));
    }

    private static final UpdateResult.Cases<Integer> EXIT_CODES = new UpdateResult.Cases<>() {
        @Override
        public Integer ended(UpdateResult.Ended ended) {
            return ended.ending() == Ending.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
        }

        @Override
        public Integer notAsOrdered(UpdateResult.NotAsOrdered other) {
            return ExitCode.FAILED;
        }

        @Override
        public Integer refused(UpdateResult.Refused refused) {
            return ExitCode.FAILED;
        }

        @Override
        public Integer wrongAnswer(UpdateResult.WrongAnswer wrong) {
            return ExitCode.FAILED;
        }

        @Override
        public Integer leftForDevice(UpdateResult.LeftForDevice left) {
            return ExitCode.NOT_YET;
        }

        @Override
        public Integer notThere(UpdateResult.NotThere absent) {
            return ExitCode.WRONG_USE;
        }

        @Override
        public Integer notYetKnown(UpdateResult.NotYetKnown unknown) {
            return ExitCode.NOT_YET;
        }

        @Override
        public Integer unknownDevice(UpdateResult.UnknownDevice unknown) {
            return ExitCode.FAILED;
        }

        @Override
        public Integer unreachable(UpdateResult.Unreachable unreachable) {
            return ExitCode.UNREACHABLE;
        }
    };
}
