package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.bootstrap.ExitCode;
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
        if (result instanceof UpdateResult.Ended ended) {
            return ended.ending() == Sighting.Ending.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (result instanceof UpdateResult.LeftForDevice || result instanceof UpdateResult.NotYetKnown) {
            return ExitCode.NOT_YET;
        }
        if (result instanceof UpdateResult.NotThere) {
            return ExitCode.WRONG_USE;
        }
        return result instanceof UpdateResult.Unreachable ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    }

    /** A sentence on a result. */
    public static String sentence(String device, UpdateResult result) {
        if (result instanceof UpdateResult.Ended ended) {
            String why = ended.reason()
                    .map(ReportedReason::toString)
                    .map(text -> ": " + text)
                    .orElse("");
            return switch (ended.ending()) {
                case COMPLETED -> "Firmware applied" + why;
                case FAILED -> "Firmware update failed" + why;
                case ROLLED_BACK -> "Firmware update rolled back" + why;
                case CANCELLED -> "Firmware update cancelled" + why;
            };
        }
        if (result instanceof UpdateResult.Refused refused) {
            return "The device refused the update: " + text(refused.answer());
        }
        if (result instanceof UpdateResult.LeftForDevice left) {
            return "The order was left for the device (" + left.why()
                    + "). It begins when the device has it; follow with " + "'drydock show " + device
                    + "', or take it back with 'drydock cancel " + device + "'.";
        }
        if (result instanceof UpdateResult.NotThere absent) {
            return "Nothing was left for the device (" + absent.why() + "): --image serves the image only while this "
                    + "command runs. Add --wait, or serve the image with 'drydock serve' and give its --uri.";
        }
        if (result instanceof UpdateResult.NotYetKnown unknown) {
            return "The outcome is not known yet (" + unknown.why() + "). Follow with 'drydock show " + device + "'.";
        }
        if (result instanceof UpdateResult.UnknownDevice) {
            return "Unknown device (unknown-device): nothing was ever heard of it. Check the id, or add --new-device to "
                    + "leave the order for a device that has yet to come.";
        }
        return "Not reached: " + ((UpdateResult.Unreachable) result).why();
    }

    private static String text(MethodAnswer answer) {
        return answer.status() + " " + answer.error().orElse(answer.body());
    }
}
