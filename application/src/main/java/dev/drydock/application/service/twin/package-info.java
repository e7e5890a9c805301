/** What is known of devices: what they report, what is desired of them, whether they are there. */
@NullMarked
package dev.drydock.application.service.twin;

import org.jspecify.annotations.NullMarked;
