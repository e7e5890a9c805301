/** The size and the digest of bytes as they come. */
@NullMarked
package dev.drydock.files.measure;

import org.jspecify.annotations.NullMarked;
