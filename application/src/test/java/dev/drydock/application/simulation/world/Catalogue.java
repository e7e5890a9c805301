package dev.drydock.application.simulation.world;

import dev.drydock.application.fakes.Images;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders of one conversation, and what is wrong with what they name. */
public final class Catalogue {
    /** Fewer than a device remembers, so that no id is forgotten. */
    private static final int MOST = 24;

    private final Dice dice;
    private final List<UpdateOrder> orders = new ArrayList<>();
    private final Map<UpdateId, Quality> qualities = new HashMap<>();

    /** The fault of an order, or of the image that it names. */
    public enum Quality {
        GOOD,
        UNBOOTABLE,
        SICK,
        WRONG_VERSION,
        WRONG_BYTES,
        UNVERIFIABLE,
        EXPIRED,
        EXPIRES,
        SAME_IMAGE
    }

    public Catalogue(Dice dice) {
        this.dice = dice;
    }

    /** An order with an id that was never used; empty when there were enough. */
    public Optional<UpdateOrder> another(Instant now) {
        if (orders.size() == MOST) {
            return Optional.empty();
        }
        Quality quality = dice.percent(50) ? Quality.GOOD : dice.oneOf(List.of(Quality.values()));
        UpdateOrder order = make("u" + (orders.size() + 1), quality, now);
        qualities.put(order.id(), quality);
        orders.add(order);
        return Optional.of(order);
    }

    /** One of the last few orders. */
    public Optional<UpdateOrder> former() {
        int last = orders.size() - 1;
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(dice.between(Math.max(0, last - 3), last)));
    }

    /** Another image under an id that was used. */
    public Optional<UpdateOrder> misused() {
        return former().map(order -> Images.order(order.id().value(), order.id() + "-other"));
    }

    /** The same order with the image elsewhere, as when a token was renewed. */
    public Optional<UpdateOrder> renewed() {
        return former().map(order -> Images.renewed(order, "http://mirror.example/" + imageIn(order)));
    }

    /** A good order, apart from all others. */
    public UpdateOrder fresh() {
        UpdateOrder order = Images.order("fresh");
        qualities.put(order.id(), Quality.GOOD);
        return order;
    }

    public Quality of(UpdateId id) {
        return qualities.getOrDefault(id, Quality.GOOD);
    }

    private UpdateOrder make(String id, Quality quality, Instant now) {
        UpdateOrder good = Images.order(id);
        return switch (quality) {
            case WRONG_BYTES -> Images.renewed(good, "http://images.example/" + id + "-other");
            case UNVERIFIABLE ->
                new UpdateOrder(good.id(), good.uri(), good.version(), good.size(), Optional.empty(), Optional.empty());
            case EXPIRED -> until(good, now.minus(Duration.ofHours(1)));
            case EXPIRES -> until(good, now.plus(dice.seconds(1, 600)));
            case SAME_IMAGE -> Images.order(id, former().map(Catalogue::imageIn).orElse(id));
            default -> good;
        };
    }

    private static UpdateOrder until(UpdateOrder order, Instant notAfter) {
        return new UpdateOrder(
                order.id(), order.uri(), order.version(), order.size(), order.digest(), Optional.of(notAfter));
    }

    private static String imageIn(UpdateOrder order) {
        return order.uri().value().substring(order.uri().value().lastIndexOf('/') + 1);
    }
}
