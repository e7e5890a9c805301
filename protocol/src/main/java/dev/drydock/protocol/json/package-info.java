/** JSON, read without trust and written compactly. */
@NullMarked
package dev.drydock.protocol.json;

import org.jspecify.annotations.NullMarked;
