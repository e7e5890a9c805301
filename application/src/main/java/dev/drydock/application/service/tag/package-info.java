/** Tags that operators give to devices, where the transport keeps them. */
@NullMarked
package dev.drydock.application.service.tag;

import org.jspecify.annotations.NullMarked;
