/** Making sense of what a device reports while an update goes on. */
@NullMarked
package dev.drydock.application.service.follow;

import org.jspecify.annotations.NullMarked;
