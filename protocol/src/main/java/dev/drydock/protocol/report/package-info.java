/** Reports as they cross the network. */
@NullMarked
package dev.drydock.protocol.report;

import org.jspecify.annotations.NullMarked;
