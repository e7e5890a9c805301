/** The hub's REST side, for services. */
@NullMarked
package dev.drydock.hub.rest;

import org.jspecify.annotations.NullMarked;
