/** The note of an installation under way. */
@NullMarked
package dev.drydock.files.install;

import org.jspecify.annotations.NullMarked;
