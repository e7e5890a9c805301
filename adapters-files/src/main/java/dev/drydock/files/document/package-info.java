/** Small JSON documents that tell by themselves whether they are whole. */
@NullMarked
package dev.drydock.files.document;

import org.jspecify.annotations.NullMarked;
