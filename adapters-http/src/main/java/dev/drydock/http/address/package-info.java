/** Where images may be fetched from, and how messages name the place. */
@NullMarked
package dev.drydock.http.address;

import org.jspecify.annotations.NullMarked;
