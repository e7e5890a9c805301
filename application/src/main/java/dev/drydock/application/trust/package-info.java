/** Signing, on a machine of the holder of the keys. */
@NullMarked
package dev.drydock.application.trust;

import org.jspecify.annotations.NullMarked;
