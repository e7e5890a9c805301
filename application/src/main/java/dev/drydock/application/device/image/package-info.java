/** Where images come from, and where their bytes go. */
@NullMarked
package dev.drydock.application.device.image;

import org.jspecify.annotations.NullMarked;
