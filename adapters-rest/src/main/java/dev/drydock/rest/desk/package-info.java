/** The use cases that requests are answered with. */
@NullMarked
package dev.drydock.rest.desk;

import org.jspecify.annotations.NullMarked;
