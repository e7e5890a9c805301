/** Why something was refused or ended as it did: a closed set of stable codes. */
@NullMarked
package dev.drydock.domain.reason;

import org.jspecify.annotations.NullMarked;
