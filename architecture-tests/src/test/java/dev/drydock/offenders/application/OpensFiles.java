package dev.drydock.offenders.application;

import java.io.File;

/** Knows where a file is. */
public record OpensFiles(File file) {}
