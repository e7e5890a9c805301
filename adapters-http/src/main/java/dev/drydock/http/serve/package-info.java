/** The service's image server: a folder of images, or one, that devices fetch in ranges. */
@NullMarked
package dev.drydock.http.serve;

import org.jspecify.annotations.NullMarked;
