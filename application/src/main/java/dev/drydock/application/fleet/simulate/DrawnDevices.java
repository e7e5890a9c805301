package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.wave.share.Shuffle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Devices as they are drawn for a dry run, by rows from 0. They stand in the order in which the rollout comes to them, so that what
 * follows in time follows in memory.
 */
final class DrawnDevices {
    private static final String NAMES = "d";

    private final FleetModel model;
    /** The number of the cause for which a device fails, from 1; 0 when it does not. */
    private final byte[] causes;

    private final BitSet silent = new BitSet();
    private final long[] awayUntil;

    private DrawnDevices(FleetModel model) {
        this.model = model;
        this.causes = new byte[model.devices()];
        this.awayUntil = new long[model.devices()];
    }

    static DrawnDevices draw(FleetModel model, Shuffle shuffle, RandomGenerator dice) {
        DrawnDevices drawn = new DrawnDevices(model);
        for (int row = 0; row < model.devices(); row++) {
            drawn.draw(row, dice);
        }
        return drawn.inOrder(places(model.devices(), shuffle, dice));
    }

    /** The same devices, of which none fails. */
    DrawnDevices healthy() {
        DrawnDevices healthy = new DrawnDevices(model);
        System.arraycopy(awayUntil, 0, healthy.awayUntil, 0, awayUntil.length);
        return healthy;
    }

    private void draw(int row, RandomGenerator dice) {
        causes[row] = cause(dice.nextDouble());
        silent.set(row, causes[row] > 0 && dice.nextDouble() < model.silent());
        if (dice.nextDouble() < model.offline()) {
            awayUntil[row] = about(model.offlineFor().toMillis(), dice);
        }
    }

    /** The cause whose part of all devices a number of 0 to 1 lies in. */
    private byte cause(double drawn) {
        double until = 0;
        for (int i = 0; i < model.failing().size(); i++) {
            until += model.failing().get(i).share();
            if (drawn < until) {
                return (byte) (i + 1);
            }
        }
        return 0;
    }

    /** Between half and one and a half of a time. */
    static long about(long time, RandomGenerator dice) {
        return (long) (time * (0.5 + dice.nextDouble()));
    }

    /** The numbers of the devices in the order of a rollout, each with its row below. */
    private static long[] places(int devices, Shuffle shuffle, RandomGenerator dice) {
        long[] places = new long[devices];
        Arrays.setAll(places, row -> shuffle.numberOf(dice.nextInt() & Integer.MAX_VALUE) << Integer.SIZE | row);
        Arrays.sort(places);
        return places;
    }

    private DrawnDevices inOrder(long[] places) {
        DrawnDevices ordered = new DrawnDevices(model);
        for (int place = 0; place < places.length; place++) {
            int row = (int) places[place];
            ordered.causes[place] = causes[row];
            ordered.silent.set(place, silent.get(row));
            ordered.awayUntil[place] = awayUntil[row];
        }
        return ordered;
    }

    /** New names; that of a device tells its row. */
    List<DeviceId> ids() {
        DeviceId[] ids = new DeviceId[causes.length];
        Arrays.setAll(ids, row -> new DeviceId(NAMES + row));
        return List.of(ids);
    }

    static int row(DeviceId device) {
        return Integer.parseInt(device.value(), NAMES.length(), device.value().length(), 10);
    }

    /** The cause for which a device fails; empty when it does not. */
    Optional<FleetModel.Cause> cause(int row) {
        return causes[row] == 0 ? Optional.empty() : Optional.of(model.failing().get(causes[row] - 1));
    }

    /** Whether a device that fails is never heard of again. */
    boolean isSilent(int row) {
        return silent.get(row);
    }

    /** The time until which a device is away; 0 when it is there from the beginning. */
    long awayUntil(int row) {
        return awayUntil[row];
    }
}
