/** The surroundings of a command: streams, terminal, environment, interrupts, exit statuses and printable text. */
@NullMarked
package dev.drydock.bootstrap.console;

import org.jspecify.annotations.NullMarked;
