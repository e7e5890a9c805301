/** The hub's certificate authority, and the certificate that it shows. */
@NullMarked
package dev.drydock.hub.tls;

import org.jspecify.annotations.NullMarked;
