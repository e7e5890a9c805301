package dev.drydock.bootstrap.service.view;

import dev.drydock.application.service.twin.LeftOrder;

/** Sentences on orders that another program left in a device's desired properties. */
final class ForeignOrders {
    private ForeignOrders() {}

    static String kept(LeftOrder.Foreign order) {
        return "another program left an order in the desired properties, which stays there: " + order.document();
    }

    static String replaced(LeftOrder.Foreign order) {
        return "the order took the place of another program's order in the desired properties: " + order.document();
    }
}
