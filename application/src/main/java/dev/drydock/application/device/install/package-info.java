/** Installers that are separate programs, with a boot loader that knows nothing of Drydock. */
@NullMarked
package dev.drydock.application.device.install;

import org.jspecify.annotations.NullMarked;
