/** Firmware images: versions, digests, sizes and the places they are fetched from. */
@NullMarked
package dev.drydock.domain.firmware;

import org.jspecify.annotations.NullMarked;
