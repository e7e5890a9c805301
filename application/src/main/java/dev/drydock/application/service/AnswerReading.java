package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.domain.order.UpdateId;

/** The result of a start by the device's answer: the device has to confirm the update ordered, or name none. */
record AnswerReading(UpdateId ordered, DeviceTwin before) implements MethodAnswer.Cases<StartResult> {
    @Override
    public StartResult taken(MethodAnswer.Taken taken) {
        return taken.id().filter(id -> !id.equals(ordered)).isPresent()
                ? new StartResult.Over(new UpdateResult.WrongAnswer(taken))
                : new StartResult.Taken(taken, before);
    }

    @Override
    public StartResult refused(MethodAnswer.Refused refused) {
        return notTaken(refused);
    }

    @Override
    public StartResult busy(MethodAnswer.Busy busy) {
        return notTaken(busy);
    }

    @Override
    public StartResult notReady(MethodAnswer.NotReady notReady) {
        return notTaken(notReady);
    }

    @Override
    public StartResult unintelligible(MethodAnswer.Unintelligible unintelligible) {
        return notTaken(unintelligible);
    }

    private static StartResult notTaken(MethodAnswer answer) {
        return new StartResult.Over(new UpdateResult.Refused(answer));
    }
}
