/** Key sets on their way to the devices. */
@NullMarked
package dev.drydock.application.service.keys;

import org.jspecify.annotations.NullMarked;
