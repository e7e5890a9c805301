package dev.drydock.application.simulation.device;

import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualProcess;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The install windows of simulated devices: none, or, for one in four, a few minutes of the day. */
final class Schedules {
    private Schedules() {}

    /** @param process the one that waits, whenever something does */
    static InstallSchedule draw(Dice dice, Chronicle chronicle, WallTime time, Supplier<VirtualProcess> process) {
        List<InstallWindow> windows = new ArrayList<>();
        for (int i = dice.percent(25) ? dice.between(1, 4) : 0; i > 0; i--) {
            LocalTime from = LocalTime.of(dice.between(10, 16), dice.between(0, 29));
            windows.add(new InstallWindow(Set.of(DayOfWeek.values()), from, from.plusMinutes(dice.between(5, 30))));
        }
        if (!windows.isEmpty()) {
            chronicle.happened("installing windows");
        }
        return new InstallSchedule(new InstallWindows(windows), ZoneOffset.UTC, time, deadlinesOf(process));
    }

    private static Deadlines deadlinesOf(Supplier<VirtualProcess> process) {
        return new Deadlines() {
            @Override
            public Pending after(Duration wait, Runnable action) {
                return process.get().after(wait, action);
            }

            @Override
            public Pending afterWithJitter(Duration base, Runnable action) {
                return process.get().afterWithJitter(base, action);
            }
        };
    }
}
