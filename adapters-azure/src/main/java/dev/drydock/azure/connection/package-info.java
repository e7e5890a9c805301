/** Connection strings, addresses of hubs, and the faults of connecting. */
@NullMarked
package dev.drydock.azure.connection;

import org.jspecify.annotations.NullMarked;
