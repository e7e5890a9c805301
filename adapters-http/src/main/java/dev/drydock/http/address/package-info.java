/** Hosts and addresses of image servers. */
@NullMarked
package dev.drydock.http.address;

import org.jspecify.annotations.NullMarked;
