package dev.drydock.application.fakes;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodAnswer.Wire;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** Answers of devices. */
public final class Answers {
    private Answers() {}

    /** An order or a cancel that was taken, as a tutorial's device says it. */
    public static MethodAnswer.Taken taken() {
        return new MethodAnswer.Taken(Optional.empty(), new Wire(200, "{}"));
    }

    public static MethodAnswer.Taken taken(String id) {
        return new MethodAnswer.Taken(Optional.of(new UpdateId(id)), new Wire(200, "{}"));
    }

    public static MethodAnswer busy() {
        return new MethodAnswer.Busy(reason(ReasonCode.BUSY), new Wire(409, "{}"));
    }

    public static MethodAnswer refused(ReasonCode code) {
        return new MethodAnswer.Refused(reason(code), new Wire(400, "{}"));
    }

    public static MethodAnswer notReady() {
        return new MethodAnswer.NotReady(reason(ReasonCode.NOT_READY), new Wire(503, "{}"));
    }

    public static MethodAnswer unintelligible() {
        return new MethodAnswer.Unintelligible(new Wire(500, "?"));
    }

    public static CallOutcome.Answered outcome(MethodAnswer answer) {
        return new CallOutcome.Answered(answer);
    }

    /** The reason that a code stands for. */
    public static Optional<ReportedReason> reason(ReasonCode code) {
        return Optional.of(new ReportedReason(Word.known(code.code(), code), code.description()));
    }
}
