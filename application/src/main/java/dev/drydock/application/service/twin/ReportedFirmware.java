package dev.drydock.application.service.twin;

import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.Word;

/**
 * The progress of an update in the {@code firmware} object of the later tutorial's report.
 *
 * @param substatus details of the status, such as an error's message; may be empty
 * @param pendingVersion the version that is being installed; empty when there is none
 * @param started when the last update began, as the device wrote it; empty for never
 * @param ended when the last update ended, as the device wrote it; empty for never
 */
public record ReportedFirmware(
        Word<ModuleStatus> status, String substatus, String pendingVersion, String started, String ended) {}
