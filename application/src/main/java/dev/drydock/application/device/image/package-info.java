/** Sources of images, and sinks for their bytes. */
@NullMarked
package dev.drydock.application.device.image;

import org.jspecify.annotations.NullMarked;
