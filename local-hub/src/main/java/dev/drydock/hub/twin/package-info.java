/** Device twins: tags, desired and reported properties. */
@NullMarked
package dev.drydock.hub.twin;

import org.jspecify.annotations.NullMarked;
