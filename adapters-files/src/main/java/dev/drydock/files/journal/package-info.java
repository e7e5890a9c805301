/** The update journal as a file. */
@NullMarked
package dev.drydock.files.journal;

import org.jspecify.annotations.NullMarked;
