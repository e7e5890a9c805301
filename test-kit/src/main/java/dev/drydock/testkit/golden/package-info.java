/** Files that are derived from the code, kept beside it and compared with it. */
@NullMarked
package dev.drydock.testkit.golden;

import org.jspecify.annotations.NullMarked;
