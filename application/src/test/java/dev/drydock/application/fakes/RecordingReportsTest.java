package dev.drydock.application.fakes;

import dev.drydock.application.contract.StatusReportsContract;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import java.util.Optional;

class RecordingReportsTest extends StatusReportsContract {
    private final RecordingReports reports = new RecordingReports(new EventLog());

    @Override
    protected StatusReports reports() {
        return reports;
    }

    @Override
    protected void connected(boolean isConnected) {
        reports.acknowledge(isConnected);
    }

    @Override
    protected Optional<DeviceReport> heard() {
        return reports.arrived();
    }

    @Override
    protected void kept(Optional<FormerReport> former) {
        reports.answerReadBack(former);
    }
}
