/** Text for people. */
@NullMarked
package dev.drydock.protocol.text;

import org.jspecify.annotations.NullMarked;
