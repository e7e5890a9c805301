/** The characters of which ids and versions are made. */
@NullMarked
package dev.drydock.domain.spelling;

import org.jspecify.annotations.NullMarked;
