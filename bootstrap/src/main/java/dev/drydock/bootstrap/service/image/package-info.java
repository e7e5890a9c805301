/** The image of an order: measured, and served while a command runs. */
@NullMarked
package dev.drydock.bootstrap.service.image;

import org.jspecify.annotations.NullMarked;
