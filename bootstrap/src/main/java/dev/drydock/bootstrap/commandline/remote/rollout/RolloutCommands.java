package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.rollout.view.MembersCommand;
import dev.drydock.bootstrap.commandline.remote.rollout.view.PreviewCommand;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutListCommand;
import dev.drydock.bootstrap.commandline.remote.rollout.view.ShowCommand;
import dev.drydock.bootstrap.commandline.remote.rollout.view.StatusCommand;
import dev.drydock.bootstrap.commandline.remote.rollout.view.WhyCommand;
import dev.drydock.bootstrap.console.Console;
import java.util.List;

/** The commands for the rollouts of a server. */
public final class RolloutCommands {
    private RolloutCommands() {}

    /** All of them, in the order in which help lists them. */
    public static List<Object> all(Console console) {
        return List.of(
                new CreateCommand(console),
                new RolloutListCommand(console),
                new PreviewCommand(console),
                new ShowCommand(console),
                MoveCommand.line(console, Move.SUBMIT),
                MoveCommand.line(console, Move.APPROVE),
                MoveCommand.line(console, Move.DENY),
                MoveCommand.line(console, Move.START),
                new AdvanceCommand(console),
                MoveCommand.line(console, Move.PAUSE),
                new ResumeCommand(console),
                MoveCommand.line(console, Move.ABORT),
                new RollbackCommand(console),
                new RetryCommand(console),
                MoveCommand.line(console, Move.CLOSE),
                new DeleteCommand(console),
                new SetCommand(console),
                new StatusCommand(console),
                new MembersCommand(console),
                new WhyCommand(console));
    }
}
