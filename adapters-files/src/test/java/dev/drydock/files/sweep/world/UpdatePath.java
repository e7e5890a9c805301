package dev.drydock.files.sweep.world;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders that a device is given, and the faults of their updates.
 *
 * @param delivered whether the device begins with an empty disk; otherwise it has been updated twice
 * @param troubles one for each update, which follow each other
 */
public record UpdatePath(String name, boolean delivered, Way way, List<Trouble> troubles) {
    /** The way in which orders reach the device, at first and again after each start. */
    public enum Way {
        METHOD,
        DESIRED,
        BOTH,
        /** By method, until it is taken: what the device then forgets nobody tells it again. */
        ONCE,
        /** The last order is desired from the beginning on, the others are called for. */
        LAST_DESIRED
    }

    private static final int SIZE = 1500;

    public static final UpdatePath SUCCESS = of("success, ordered once", Way.ONCE, Trouble.NONE);
    public static final UpdatePath AS_DELIVERED =
            new UpdatePath("first update as delivered", true, Way.BOTH, List.of(Trouble.NONE));

    /** Every way in which updates go. */
    public static final List<UpdatePath> ALL = List.of(
            of("success, by method", Way.METHOD, Trouble.NONE),
            of("success, desired", Way.DESIRED, Trouble.NONE),
            SUCCESS,
            AS_DELIVERED,
            of("bad image", Way.BOTH, Trouble.BAD_IMAGE),
            of("broken download", Way.METHOD, Trouble.BROKEN_DOWNLOAD),
            of("first mirror dead", Way.METHOD, Trouble.DEAD_MIRROR),
            of("first mirror lies", Way.DESIRED, Trouble.LYING_MIRROR),
            of("slot corrupted before the installation", Way.DESIRED, Trouble.CORRUPT_SLOT),
            of("image that the installer refuses", Way.BOTH, Trouble.REFUSED_BY_INSTALLER),
            of("unhealthy trial", Way.ONCE, Trouble.UNHEALTHY),
            of("image that never boots", Way.METHOD, Trouble.NEVER_BOOTS),
            of("cancel in mid-download", Way.METHOD, Trouble.CANCELLED),
            of("cancel of a desired update", Way.DESIRED, Trouble.CANCELLED),
            of("second update after a first", Way.METHOD, Trouble.NONE, Trouble.NONE),
            of("second update desired during the first", Way.LAST_DESIRED, Trouble.UNHEALTHY, Trouble.NONE));

    /** The first of the two updates after which the other paths begin: both slots hold an image then. */
    public static final UpdatePath BEFORE = new UpdatePath("before", true, Way.METHOD, List.of(Trouble.NONE));

    private static UpdatePath of(String name, Way way, Trouble... troubles) {
        return new UpdatePath(name, false, way, List.of(troubles));
    }

    List<UpdateOrder> orders() {
        List<UpdateOrder> orders = new ArrayList<>();
        for (Trouble trouble : troubles) {
            orders.add(order(trouble.idOf(word() + "-" + orders.size()), "2.0." + orders.size()));
        }
        return orders;
    }

    /** One more update after those of the path, a good one. */
    UpdateOrder next() {
        return order(Trouble.NONE.idOf(word() + "-next"), "2.1.0");
    }

    private String word() {
        return name.replaceAll("[^a-z]+", "-");
    }

    private static UpdateOrder order(String id, String version) {
        UpdateOrder one = Samples.order(id, image(id), "http://images.example/" + id);
        List<ImageUri> mirrors = Trouble.of(one.id()).hasMirror() ? List.of(ImageServer.mirror(id)) : List.of();
        return new UpdateOrder(
                one.id(),
                one.uri(),
                mirrors,
                Optional.of(new Version(version)),
                one.size(),
                one.digest(),
                one.notAfter());
    }

    /** Those that devices with this hardware can survive. */
    public static List<UpdatePath> survivedBy(Hardware hardware) {
        return ALL.stream()
                .filter(path -> path.troubles.stream().allMatch(hardware::survives))
                .toList();
    }

    /** The image that an order with this id names. */
    public static byte[] image(String id) {
        return Samples.image(SIZE, id.hashCode());
    }

    @Override
    public String toString() {
        return name;
    }
}
