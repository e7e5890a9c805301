package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateResult;

/** Whether an update may go on, or begin, after its result is there. */
final class MayGoOn implements UpdateResult.Cases<Boolean> {
    @Override
    public Boolean ended(UpdateResult.Ended ended) {
        return false;
    }

    @Override
    public Boolean notAsOrdered(UpdateResult.NotAsOrdered other) {
        return false;
    }

    @Override
    public Boolean refused(UpdateResult.Refused refused) {
        return false;
    }

    @Override
    public Boolean wrongAnswer(UpdateResult.WrongAnswer wrong) {
        return true;
    }

    @Override
    public Boolean leftForDevice(UpdateResult.LeftForDevice left) {
        return true;
    }

    @Override
    public Boolean notThere(UpdateResult.NotThere absent) {
        return false;
    }

    @Override
    public Boolean notYetKnown(UpdateResult.NotYetKnown unknown) {
        return true;
    }

    @Override
    public Boolean unknownDevice(UpdateResult.UnknownDevice unknown) {
        return false;
    }

    @Override
    public Boolean unreachable(UpdateResult.Unreachable unreachable) {
        return true;
    }
}
