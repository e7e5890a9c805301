package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.update.Stage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The devices of a dry run: what each does with an order, on a virtual clock. A device is drawn when the fleet is made. */
final class VirtualFleet {
    private static final long ROUND_TRIP = 200;
    private static final long CALL_TIMEOUT = 10_000;
    private static final String NAMES = "d";

    /** The news that a device brings, in the order of an update. */
    private enum News {
        ACCEPTED,
        NOT_REACHED,
        DOWNLOADING,
        INSTALLING,
        COMPLETED,
        FAILED,
        CANCELLED,
        WITHDRAWN
    }

    /** News that comes at a time, in the order in which it was caused; that of an order that was taken back is void. */
    private record Coming(long at, long number, int device, News news, int attempt, int life)
            implements Comparable<Coming> {
        @Override
        public int compareTo(Coming other) {
            int order = Long.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final FleetModel model;
    private final Lanes.Queues lanes;
    private final DeviceId[] ids;
    private final long[] awayUntil;
    private final byte[] lives;
    private final BitSet fails = new BitSet();
    private final BitSet silent = new BitSet();
    private final BitSet begun = new BitSet();
    private final BitSet installing = new BitSet();
    private final RandomGenerator dice;
    private final Agenda<Coming> coming = new Agenda<>(Coming::at, Comparator.naturalOrder());
    private final Messages messages = new Messages();
    private long number;

    VirtualFleet(FleetModel model, Lanes transport, RandomGenerator dice) {
        this.model = model;
        this.lanes = new Lanes.Queues(transport);
        this.dice = dice;
        this.ids = new DeviceId[model.devices()];
        this.awayUntil = new long[model.devices()];
        this.lives = new byte[model.devices()];
        Arrays.setAll(ids, row -> new DeviceId(NAMES + row));
        for (int row = 0; row < ids.length; row++) {
            fails.set(row, dice.nextDouble() < model.failing());
            silent.set(row, fails.get(row) && dice.nextDouble() < model.silent());
            if (dice.nextDouble() < model.offline()) {
                awayUntil[row] = about(model.offlineFor().toMillis());
            }
        }
    }

    DeviceId[] ids() {
        return ids.clone();
    }

    Messages messages() {
        return messages;
    }

    Lanes.Queues lanes() {
        return lanes;
    }

    /** The devices that have begun an update so far. */
    int reached() {
        return begun.cardinality();
    }

    /** Between half and one and a half of a time. */
    private long about(long time) {
        return (long) (time * (0.5 + dice.nextDouble()));
    }

    void perform(Task task, long now) {
        int row = row(task.device());
        long sent = lanes.send(task.effect(), now);
        task.effect().performBy(new Delivery(row, sent));
    }

    /** Its row is in its name. */
    private static int row(DeviceId device) {
        return Integer.parseInt(device.value(), NAMES.length(), device.value().length(), 10);
    }

    /** The time of the next news. */
    long next() {
        return coming.isEmpty() ? Long.MAX_VALUE : coming.peek().at();
    }

    /** Takes news that has come, at most so much of it, and at most one of each device. */
    void take(long now, int atMost, Map<DeviceId, MemberEvent> into) {
        while (into.size() < atMost && next() <= now) {
            Coming news = coming.peek();
            boolean isVoid = news.life() != lives[news.device()];
            if (!isVoid && into.containsKey(ids[news.device()])) {
                return;
            }
            coming.poll();
            if (!isVoid) {
                into.put(ids[news.device()], tell(news));
            }
        }
    }

    /** Each news of a device brings the next one about. */
    private MemberEvent tell(Coming news) {
        messages.count(news.at());
        int row = news.device();
        int attempt = news.attempt();
        return switch (news.news()) {
            case ACCEPTED -> {
                begin(news);
                yield new MemberEvent.OrderAccepted(attempt);
            }
            case NOT_REACHED -> new MemberEvent.DeviceNotReached(attempt);
            case DOWNLOADING -> {
                begin(news);
                yield new MemberEvent.StageReported(attempt, Stage.DOWNLOADING, true);
            }
            case INSTALLING -> {
                installing.set(row);
                end(news);
                yield new MemberEvent.StageReported(attempt, Stage.INSTALLING, true);
            }
            case COMPLETED -> new MemberEvent.CompletionReported(attempt);
            case FAILED -> {
                installing.clear(row);
                yield new MemberEvent.FailureReported(attempt, model.failure());
            }
            case CANCELLED -> new MemberEvent.CancelReported(attempt);
            case WITHDRAWN -> new MemberEvent.WithdrawalConfirmed(attempt);
        };
    }

    private void begin(Coming news) {
        begun.set(news.device());
        messages.count(news.at());
        come(news, about(model.download().toMillis()), News.INSTALLING);
    }

    private void end(Coming news) {
        if (fails.get(news.device())) {
            if (!silent.get(news.device())) {
                come(news, about(model.failsAfter().toMillis()), News.FAILED);
            }
        } else {
            come(news, about(model.install().toMillis()), News.COMPLETED);
        }
    }

    private void come(Coming after, long time, News news) {
        coming.add(new Coming(after.at() + time, number++, after.device(), news, after.attempt(), after.life()));
    }

    /** The fate of one message. */
    private final class Delivery implements MemberEffect.Performer {
        private final int row;
        private final long at;

        Delivery(int row, long at) {
            this.row = row;
            this.at = at;
        }

        @Override
        public void sendOrder(MemberEffect.SendOrder effect) {
            messages.count(at);
            messages.order();
            if (awayUntil[row] > at) {
                come(at + CALL_TIMEOUT, News.NOT_REACHED, effect.attempt());
                return;
            }
            come(at + ROUND_TRIP, News.ACCEPTED, effect.attempt());
        }

        @Override
        public void leaveOrder(MemberEffect.LeaveOrder effect) {
            messages.count(at);
            messages.order();
            come(Math.max(at + ROUND_TRIP, awayUntil[row]), News.DOWNLOADING, effect.attempt());
        }

        /** A device never begins an order that it has not begun by then. */
        @Override
        public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
            messages.count(at);
            if (!begun.get(row)) {
                lives[row]++;
            }
            come(at + ROUND_TRIP, News.WITHDRAWN, effect.attempt());
        }

        @Override
        public void cancelUpdate(MemberEffect.CancelUpdate effect) {
            messages.count(at);
            if (!installing.get(row)) {
                lives[row]++;
                come(at + ROUND_TRIP, News.CANCELLED, effect.attempt());
            }
        }

        @Override
        public void readReport(MemberEffect.ReadReport effect) {
            messages.count(at);
        }

        private void come(long time, News news, int attempt) {
            coming.add(new Coming(time, number++, row, news, attempt, lives[row]));
        }
    }
}
