/** The identities of devices, on transports that keep a registry of them. */
@NullMarked
package dev.drydock.application.service.identity;

import org.jspecify.annotations.NullMarked;
