/** Installers that are programs of their own, with a boot loader that knows nothing of Drydock. */
@NullMarked
package dev.drydock.application.device.install;

import org.jspecify.annotations.NullMarked;
