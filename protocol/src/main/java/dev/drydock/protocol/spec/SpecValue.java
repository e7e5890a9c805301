package dev.drydock.protocol.spec;

import dev.drydock.protocol.yaml.YamlPlace;

/**
 * A value of a specification, of the right kind; nothing is known of its range.
 *
 * @param text as it is written on the command line; {@code NAME=VALUE} where values have names
 */
public record SpecValue(String text, YamlPlace place) {}
