/** Files that options name: text, certificates and keys. */
@NullMarked
package dev.drydock.bootstrap.file;

import org.jspecify.annotations.NullMarked;
