package dev.drydock.application.fakes;

import dev.drydock.application.contract.DeadlinesContract;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;

class ManualDeadlinesTest extends DeadlinesContract {
    private final ManualDeadlines deadlines = new ManualDeadlines();

    @Override
    protected Deadlines deadlines() {
        return deadlines;
    }

    @Override
    protected void pass(Duration time) {
        deadlines.advance(time);
    }
}
