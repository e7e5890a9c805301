package dev.drydock.jdbc.kill;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import dev.drydock.jdbc.process.OpensDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries one rollout after the other through the engine, commit by commit, and says each that is durable, until it is killed. */
public final class MovesMembers {
    private final RolloutEngine engine;
    private long now;

    private MovesMembers(RolloutLedger ledger) {
        this.engine = Rollouts.engine(ledger, () -> now);
    }

    /** The place of the database, and the number of commits that are in it. */
    public static void main(String[] arguments) throws Exception {
        try (Database database = OpensDatabase.open(arguments[0])) {
            MovesMembers program = new MovesMembers(new JdbcRolloutLedger(database));
            System.out.println("open");
            // Nobody may be left to read it, nor to kill it.
            for (long commit = Long.parseLong(arguments[1]); !System.out.checkError(); commit++) {
                program.commit(commit);
                System.out.println(commit);
            }
        }
    }

    private void commit(long commit) {
        int number = Progress.rollout(commit);
        RolloutId id = Rollouts.id(number);
        Progress.Step step = Progress.step(commit);
        now = 1 + number * 4 * Rollouts.SOAK.toMillis() + step.soaks() * Rollouts.SOAK.toMillis();
        switch (step.kind()) {
            case SUBMIT -> engine.submit(id, Rollouts.plan(Progress.WAVES.size()), Progress.waves());
            case START -> engine.command(id, new RolloutEvent.StartDue());
            case TURN -> engine.turn();
            case ACCEPT -> settle(id, step.devices(), new MemberEvent.OrderAccepted(1));
            case COMPLETE -> settle(id, step.devices(), new MemberEvent.CompletionReported(1));
        }
    }

    private void settle(RolloutId id, List<DeviceId> devices, MemberEvent event) {
        Map<DeviceId, MemberEvent> events = new LinkedHashMap<>();
        devices.forEach(device -> events.put(device, event));
        engine.settle(id, events);
    }
}
