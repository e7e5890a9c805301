/** The images that a server keeps, as files in a folder. */
@NullMarked
package dev.drydock.files.images;

import org.jspecify.annotations.NullMarked;
