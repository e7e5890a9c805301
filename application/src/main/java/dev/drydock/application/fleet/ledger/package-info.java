/** The ledger of rollouts: what is durable of them, and the transactions that change it. */
@NullMarked
package dev.drydock.application.fleet.ledger;

import org.jspecify.annotations.NullMarked;
