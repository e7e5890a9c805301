package dev.drydock.files.sweep.world;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.files.Samples;
import dev.drydock.files.sweep.trust.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders that a device is given, and the faults of their updates.
 *
 * @param delivered whether the device begins with an empty disk; otherwise it has been updated twice
 * @param troubles one for each update, which follow each other
 * @param releases one for each update where orders have manifests; otherwise none
 */
public record UpdatePath(String name, boolean delivered, Way way, List<Trouble> troubles, List<Planned> releases) {
    /** One whose orders have no manifests. */
    public UpdatePath(String name, boolean delivered, Way way, List<Trouble> troubles) {
        this(name, delivered, way, troubles, List.of());
    }

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

    private static final Planned FIRST = Planned.fresh(30, 3, 0);
    private static final Planned SECOND = Planned.fresh(31, 4, 1);

    /** A release, the next one, and the way back over the bytes of the first. */
    public static final UpdatePath WAY_BACK = signed(
            "release, next release, way back",
            Way.ONCE,
            List.of(FIRST, SECOND, Planned.back(32, 4, 0, 31)),
            Trouble.NONE,
            Trouble.NONE,
            Trouble.NONE);

    /** The histories of devices that ask for manifests. */
    public static final List<UpdatePath> SIGNED = List.of(
            WAY_BACK,
            signed(
                    "the same, desired",
                    Way.DESIRED,
                    List.of(FIRST, SECOND, Planned.back(32, 4, 0, 31)),
                    Trouble.NONE,
                    Trouble.NONE,
                    Trouble.NONE),
            signed(
                    "a manifest for what is committed",
                    Way.METHOD,
                    List.of(FIRST, Planned.back(31, 4, 0, 7), Planned.fresh(32, 4, 2)),
                    Trouble.NONE,
                    Trouble.NONE,
                    Trouble.NONE),
            signed(
                    "an unhealthy release",
                    Way.ONCE,
                    List.of(FIRST, SECOND, Planned.back(32, 4, 0, 30)),
                    Trouble.NONE,
                    Trouble.UNHEALTHY,
                    Trouble.NONE),
            signed(
                    "a release that never boots",
                    Way.METHOD,
                    List.of(FIRST, SECOND, Planned.fresh(31, 3, 2)),
                    Trouble.NONE,
                    Trouble.NEVER_BOOTS,
                    Trouble.NONE),
            signed(
                    "a bad image of a release",
                    Way.BOTH,
                    List.of(FIRST, SECOND, Planned.fresh(32, 4, 2)),
                    Trouble.NONE,
                    Trouble.BAD_IMAGE,
                    Trouble.NONE));

    /** A history that leaves room in the memory of a device. */
    public static final UpdatePath TWO_RELEASES =
            signed("two releases", Way.METHOD, List.of(FIRST, SECOND), Trouble.NONE, Trouble.NONE);

    /** One more release on a device with a history. */
    public static final UpdatePath ONE_MORE =
            signed("one more release", Way.ONCE, List.of(Planned.fresh(40, 5, 0)), Trouble.NONE);

    private static UpdatePath of(String name, Way way, Trouble... troubles) {
        return new UpdatePath(name, false, way, List.of(troubles));
    }

    private static UpdatePath signed(String name, Way way, List<Planned> releases, Trouble... troubles) {
        return new UpdatePath(name, true, way, List.of(troubles), releases);
    }

    List<UpdateOrder> orders() {
        List<UpdateOrder> orders = new ArrayList<>();
        for (Trouble trouble : troubles) {
            int number = orders.size();
            orders.add(
                    releases.isEmpty()
                            ? order(trouble.idOf(word() + "-" + number), "2.0." + number)
                            : order(trouble, number, releases.get(number)));
        }
        return orders;
    }

    private UpdateOrder order(Trouble trouble, int number, Planned release) {
        String again = number == release.image() ? "" : number + "-of-";
        return release.sign(order(trouble.idOf(word() + "-" + again + release.image()), "2.0." + release.image()));
    }

    /** One more update after those of the path, a good one. */
    UpdateOrder next() {
        UpdateOrder plain = order(Trouble.NONE.idOf(word() + "-next"), "2.1.0");
        return releases.isEmpty()
                ? plain
                : releases.get(releases.size() - 1).next(releases.size()).sign(plain);
    }

    /** Another build than any that was ordered, with these numbers. */
    UpdateOrder another(ReleaseNumbers numbers) {
        UpdateOrder plain = order(Trouble.NONE.idOf(word() + "-another"), "2.2.0");
        return new Planned(numbers.sequence(), numbers.securityCounter(), 0, -1).sign(plain);
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

    /** The histories of signed orders that devices with this hardware can have. */
    public static List<UpdatePath> signedOn(Hardware hardware) {
        return SIGNED.stream()
                .filter(path -> path.troubles.stream().allMatch(hardware::survives))
                .filter(path -> hardware != Hardware.IN_PLACE || !path.troubles.contains(Trouble.UNHEALTHY))
                .toList();
    }

    /** Those that devices with this hardware can survive. */
    public static List<UpdatePath> survivedBy(Hardware hardware) {
        return ALL.stream()
                .filter(path -> path.troubles.stream().allMatch(hardware::survives))
                .toList();
    }

    /** The image that an order with this id names. */
    public static byte[] image(String id) {
        return Samples.image(SIZE, nameOfImage(id).hashCode());
    }

    /** The name of the bytes that an order with this id names, which those of a way back have in common with an earlier one. */
    public static String nameOfImage(String id) {
        return id.replaceFirst("-\\d+-of-", "-");
    }

    @Override
    public String toString() {
        return name;
    }
}
