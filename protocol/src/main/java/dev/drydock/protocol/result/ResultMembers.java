package dev.drydock.protocol.result;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.protocol.report.ReportedDocument;
import java.util.Optional;

/** The members of a result's document that differ by the result. */
record ResultMembers(
        String word, Optional<ReportedReason> reason, Optional<String> message, Optional<Reported> reported) {
    static final UpdateResult.Cases<ResultMembers> READING = new UpdateResult.Cases<>() {
        @Override
        public ResultMembers ended(UpdateResult.Ended ended) {
            String word = ReportedDocument.wordOf(ended.ending());
            return new ResultMembers(word, ended.reason(), Optional.empty(), Optional.of(ended.reported()));
        }

        @Override
        public ResultMembers notAsOrdered(UpdateResult.NotAsOrdered other) {
            return new ResultMembers(
                    "notAsOrdered", Optional.empty(), Optional.of(other.why()), Optional.of(other.reported()));
        }

        @Override
        public ResultMembers refused(UpdateResult.Refused refused) {
            return of("refused", text(refused.answer()));
        }

        @Override
        public ResultMembers wrongAnswer(UpdateResult.WrongAnswer wrong) {
            return of("wrongAnswer", text(wrong.answer()));
        }

        @Override
        public ResultMembers leftForDevice(UpdateResult.LeftForDevice left) {
            return of("left", left.why());
        }

        @Override
        public ResultMembers notThere(UpdateResult.NotThere absent) {
            return of("notThere", absent.why());
        }

        @Override
        public ResultMembers notYetKnown(UpdateResult.NotYetKnown unknown) {
            return of("notYetKnown", unknown.why());
        }

        @Override
        public ResultMembers unknownDevice(UpdateResult.UnknownDevice unknown) {
            return new ResultMembers("unknownDevice", Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public ResultMembers unreachable(UpdateResult.Unreachable unreachable) {
            return of("unreachable", unreachable.why());
        }
    };

    private static ResultMembers of(String word, String message) {
        return new ResultMembers(word, Optional.empty(), Optional.of(message), Optional.empty());
    }

    private static String text(MethodAnswer answer) {
        return answer.reason()
                .map(ReportedReason::toString)
                .orElse(answer.wire().body());
    }
}
