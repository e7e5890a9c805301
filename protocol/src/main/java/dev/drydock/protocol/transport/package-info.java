/** What every transport offers to the two apps. */
@NullMarked
package dev.drydock.protocol.transport;

import org.jspecify.annotations.NullMarked;
