/** What the hub keeps on the disk. */
@NullMarked
package dev.drydock.hub.store;

import org.jspecify.annotations.NullMarked;
