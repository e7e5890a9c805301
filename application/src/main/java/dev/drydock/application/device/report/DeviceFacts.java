package dev.drydock.application.device.report;

/** The facts of a device that stand in every report. */
public record DeviceFacts(String model, String agentVersion) {}
