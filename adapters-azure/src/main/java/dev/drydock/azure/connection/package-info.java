/** How a hub is reached: connection strings, and what is trusted. */
@NullMarked
package dev.drydock.azure.connection;

import org.jspecify.annotations.NullMarked;
