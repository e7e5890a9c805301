/** Proxies between a device and its image servers, as the environment names them. */
@NullMarked
package dev.drydock.http.proxy;

import org.jspecify.annotations.NullMarked;
