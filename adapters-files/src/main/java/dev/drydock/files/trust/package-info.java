/** The floor and the key set of a device in its state folder. */
@NullMarked
package dev.drydock.files.trust;

import org.jspecify.annotations.NullMarked;
