/** The device's download: streamed, resumed, limited in time, rate and size. */
@NullMarked
package dev.drydock.http.download;

import org.jspecify.annotations.NullMarked;
