package dev.drydock.application.fleet.engine;

import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.update.Stage;
import java.util.Random;

/** The commands of operators, and the lies of devices, by chance. */
final class Mischief {
    private Mischief() {}

    static RolloutEvent command(Random dice) {
        return switch (dice.nextInt(13)) {
            case 0, 1 -> new RolloutEvent.PauseAsked();
            case 2, 3, 4 -> new RolloutEvent.ResumeAsked(dice.nextBoolean());
            case 5 -> dice.nextInt(6) == 0 ? new RolloutEvent.AbortAsked() : new RolloutEvent.LimitsChanged();
            case 6 -> new RolloutEvent.DeadlinePassed();
            case 12 -> dice.nextInt(3) == 0 ? new RolloutEvent.RollbackAsked() : new RolloutEvent.PauseAsked();
            case 7 -> new RolloutEvent.DeadlineMoved();
            default -> new RolloutEvent.StartDue();
        };
    }

    /** A report of an order that was never given. */
    static MemberEvent lie(Random dice) {
        int attempt = 50 + dice.nextInt(50);
        return switch (dice.nextInt(4)) {
            case 0 -> new MemberEvent.StageReported(attempt, Stage.INSTALLING, true);
            case 1 -> new MemberEvent.CompletionReported(attempt);
            case 2 -> new MemberEvent.CancelReported(attempt);
            default -> new MemberEvent.OrderAccepted(attempt);
        };
    }
}
