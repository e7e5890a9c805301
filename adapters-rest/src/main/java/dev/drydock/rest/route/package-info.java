/** The addresses of the interface. */
@NullMarked
package dev.drydock.rest.route;

import org.jspecify.annotations.NullMarked;
