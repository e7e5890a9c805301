package dev.drydock.application.device.report;

import java.time.Duration;

/**
 * The pace of progress reports on a transport.
 *
 * @param atMostEvery the least time between two
 * @param percent the least step between two
 */
public record ReportPace(Duration atMostEvery, int percent) {}
