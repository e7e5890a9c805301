/** The paths in a state folder: the kind of file that each may lead to, and the rights to it. */
@NullMarked
package dev.drydock.files.paths;

import org.jspecify.annotations.NullMarked;
