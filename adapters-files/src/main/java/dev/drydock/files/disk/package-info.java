/** The state folder and its disk: everything that the device writes goes through here. */
@NullMarked
package dev.drydock.files.disk;

import org.jspecify.annotations.NullMarked;
