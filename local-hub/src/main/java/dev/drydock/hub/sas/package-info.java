/** Shared access signatures, which both SDKs send. */
@NullMarked
package dev.drydock.hub.sas;

import org.jspecify.annotations.NullMarked;
