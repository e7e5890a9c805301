/** One device's part in a rollout: from being held back to its end, as its reports and the operators move it. */
@NullMarked
package dev.drydock.domain.member;

import org.jspecify.annotations.NullMarked;
