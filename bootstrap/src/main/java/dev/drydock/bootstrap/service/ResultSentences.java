package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.ReportedReason;

/** A sentence on each result of an update of one device. */
record ResultSentences(String device) implements UpdateResult.Cases<String> {
    @Override
    public String ended(UpdateResult.Ended ended) {
        String why = ended.reason().map(reason -> ": " + reason).orElse("");
        String simulated = ended.reported().isSimulated() ? " (simulated)" : "";
        return switch (ended.ending()) {
            case COMPLETED -> "Firmware applied" + simulated + why;
            case FAILED -> "Firmware update failed" + why;
            case ROLLED_BACK -> "Firmware update rolled back" + why;
            case CANCELLED -> "Firmware update cancelled" + why;
        };
    }

    @Override
    public String notAsOrdered(UpdateResult.NotAsOrdered other) {
        return "Firmware update completed, but not what was ordered: " + other.why();
    }

    @Override
    public String refused(UpdateResult.Refused refused) {
        return "The device refused the update: " + text(refused.answer());
    }

    @Override
    public String wrongAnswer(UpdateResult.WrongAnswer wrong) {
        return "The device confirmed another update than the one ordered: "
                + wrong.answer().wire().body() + ". See 'drydock show " + device + "'.";
    }

    @Override
    public String leftForDevice(UpdateResult.LeftForDevice left) {
        return "The order was left for the device (" + left.why()
                + "). It begins when the device has it; follow with 'drydock show " + device
                + "', or take it back with 'drydock cancel " + device + "'.";
    }

    @Override
    public String notThere(UpdateResult.NotThere absent) {
        return "Nothing was left for the device (" + absent.why() + "): --image serves the image only while this "
                + "command runs. Add --wait, or serve the image with 'drydock serve' and give its --uri.";
    }

    @Override
    public String notYetKnown(UpdateResult.NotYetKnown unknown) {
        return "The outcome is not known yet (" + unknown.why() + "). Follow with 'drydock show " + device + "'.";
    }

    @Override
    public String unknownDevice(UpdateResult.UnknownDevice unknown) {
        return "Unknown device (unknown-device): nothing was ever heard of it. Check the id, or add --new-device to "
                + "leave the order for a device that has yet to come.";
    }

    @Override
    public String unreachable(UpdateResult.Unreachable unreachable) {
        return "Not reached: " + unreachable.why();
    }

    private static String text(MethodAnswer answer) {
        return answer.wire().status() + " "
                + answer.reason()
                        .map(ReportedReason::toString)
                        .orElse(answer.wire().body());
    }
}
