/** Direct methods under way. */
@NullMarked
package dev.drydock.hub.method;

import org.jspecify.annotations.NullMarked;
