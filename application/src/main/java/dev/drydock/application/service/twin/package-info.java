/** Device twins: reported properties, desired orders and presence. */
@NullMarked
package dev.drydock.application.service.twin;

import org.jspecify.annotations.NullMarked;
