/** The images that a fleet can get, and where they lie. */
@NullMarked
package dev.drydock.application.fleet.image;

import org.jspecify.annotations.NullMarked;
