/** Public keys, and texts that are signed with their private halves. */
@NullMarked
package dev.drydock.domain.trust.key;

import org.jspecify.annotations.NullMarked;
