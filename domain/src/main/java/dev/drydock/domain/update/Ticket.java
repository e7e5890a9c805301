package dev.drydock.domain.update;

import dev.drydock.domain.order.UpdateId;

/**
 * The work that an event of a worker or a deadline belongs to. An event whose ticket is not the present state's is
 * late, and refused.
 */
public record Ticket(UpdateId update, Stage stage, int attempt) {}
