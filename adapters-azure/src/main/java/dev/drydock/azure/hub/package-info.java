/** Calling a hub: Microsoft's clients, the limits of a tier, and what went wrong. */
@NullMarked
package dev.drydock.azure.hub;

import org.jspecify.annotations.NullMarked;
