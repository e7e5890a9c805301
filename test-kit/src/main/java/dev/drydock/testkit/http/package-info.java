/** Servers of images that tests let misbehave. */
@NullMarked
package dev.drydock.testkit.http;

import org.jspecify.annotations.NullMarked;
