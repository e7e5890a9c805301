/** Options, where their values come from, and what they mean. */
@NullMarked
package dev.drydock.bootstrap.options;

import org.jspecify.annotations.NullMarked;
