/** The ports that a transport offers to the two apps as a whole. */
@NullMarked
package dev.drydock.application.transport;

import org.jspecify.annotations.NullMarked;
