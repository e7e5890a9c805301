/** YAML as people write it, read strictly and with the place of every value, so that a refusal can say where it stands. */
@NullMarked
package dev.drydock.protocol.yaml;

import org.jspecify.annotations.NullMarked;
