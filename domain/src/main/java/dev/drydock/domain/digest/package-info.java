/** Digests of what is named or ordered by chance, and yet always alike. */
@NullMarked
package dev.drydock.domain.digest;

import org.jspecify.annotations.NullMarked;
