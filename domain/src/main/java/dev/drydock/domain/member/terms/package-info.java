/** The terms on which a rollout deals with its members. */
@NullMarked
package dev.drydock.domain.member.terms;

import org.jspecify.annotations.NullMarked;
