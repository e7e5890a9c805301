/** The device's download: streamed, resumed, limited, never more than was ordered. */
@NullMarked
package dev.drydock.http.download;

import org.jspecify.annotations.NullMarked;
