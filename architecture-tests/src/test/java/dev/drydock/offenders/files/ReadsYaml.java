package dev.drydock.offenders.files;

import org.yaml.snakeyaml.error.Mark;

/** Reads a file in a form that is not its own. */
public record ReadsYaml(Mark place) {}
