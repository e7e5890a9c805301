package dev.drydock.application.device.report;

/** What a device says of itself in every report. */
public record DeviceFacts(String model, String agentVersion) {}
