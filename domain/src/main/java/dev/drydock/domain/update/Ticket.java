package dev.drydock.domain.update;

import dev.drydock.domain.order.UpdateId;

/**
 * What an event of a worker or a deadline carries to say which work it belongs to. One that is not the present state's is
 * late, and refused.
 */
public record Ticket(UpdateId update, Stage stage, int attempt) {}
