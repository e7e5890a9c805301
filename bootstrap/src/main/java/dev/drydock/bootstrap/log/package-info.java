/** The log: on standard error, and in files of its own. */
@NullMarked
package dev.drydock.bootstrap.log;

import org.jspecify.annotations.NullMarked;
