/** The ledger of rollouts in a database. */
@NullMarked
package dev.drydock.jdbc.ledger;

import org.jspecify.annotations.NullMarked;
