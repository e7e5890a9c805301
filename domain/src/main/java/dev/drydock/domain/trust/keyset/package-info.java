/** Key sets: the keys that may sign releases, and the roots that may change them. */
@NullMarked
package dev.drydock.domain.trust.keyset;

import org.jspecify.annotations.NullMarked;
