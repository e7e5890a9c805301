/** The progress of updates on a terminal. */
@NullMarked
package dev.drydock.bootstrap.service.view;

import org.jspecify.annotations.NullMarked;
