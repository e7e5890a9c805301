/** JSON as clients send it. */
@NullMarked
package dev.drydock.hub.json;

import org.jspecify.annotations.NullMarked;
