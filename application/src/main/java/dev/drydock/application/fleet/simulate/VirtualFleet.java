package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.simulate.Coming.News;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.wave.share.Shuffle;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The devices of a dry run: what each does with an order, on a virtual clock. A device is drawn when the fleet is made. */
final class VirtualFleet {
    private static final long ROUND_TRIP = 200;
    private static final long CALL_TIMEOUT = 10_000;

    private final FleetModel model;
    private final Lanes.Queues lanes;
    private final DrawnDevices devices;
    private final List<DeviceId> ids;
    private final byte[] lives;
    private final short[] leavings;
    private final BitSet begun = new BitSet();
    private final BitSet downloading = new BitSet();
    private final BitSet installing = new BitSet();
    private final BitSet installed = new BitSet();
    private final RandomGenerator dice;
    private final Agenda coming = new Agenda();
    private final Optional<ImageServer> server;
    private final Messages messages;
    private long number;

    /** @param shuffle the order in which the rollout comes to the devices */
    VirtualFleet(FleetModel model, Lanes.Queues lanes, Shuffle shuffle, RandomGenerator dice) {
        this(model, lanes, DrawnDevices.draw(model, shuffle, dice), new Messages(), dice);
    }

    private VirtualFleet(
            FleetModel model, Lanes.Queues lanes, DrawnDevices drawn, Messages messages, RandomGenerator dice) {
        this.model = model;
        this.lanes = lanes;
        this.messages = messages;
        this.server = model.atFullSpeed().stream()
                .mapToObj(devices -> new ImageServer(devices, this::isVoid))
                .findFirst();
        this.dice = dice;
        this.devices = drawn;
        this.ids = devices.ids();
        this.lives = new byte[model.devices()];
        this.leavings = new short[model.devices()];
    }

    /** The same devices, for an image that fails on none of them. */
    VirtualFleet onTheWayBack() {
        return new VirtualFleet(model, lanes, devices.healthy(), messages, dice);
    }

    /** The devices in the order of the rollout. */
    List<DeviceId> ids() {
        return ids;
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

    /** The devices that have begun to install so far. */
    int installed() {
        return installed.cardinality();
    }

    /** The time for which the image server has slowed devices down, milliseconds. */
    long slowed() {
        return server.map(ImageServer::slowed).orElse(0.0).longValue();
    }

    /** Between half and one and a half of a time. */
    private long about(long time) {
        return DrawnDevices.about(time, dice);
    }

    void perform(Task task, long now) {
        int row = DrawnDevices.row(task.device());
        long sent = lanes.send(task.effect(), now);
        task.effect().performBy(new Delivery(row, sent));
    }

    /** The time of the next news. */
    long next() {
        long next = nextComing();
        return server.isPresent() ? Math.min(next, server.get().next()) : next;
    }

    /** News of orders that were taken back is nothing to wait for. */
    private long nextComing() {
        while (!coming.isEmpty() && isVoid(coming.peek())) {
            coming.poll();
        }
        return coming.isEmpty() ? Long.MAX_VALUE : coming.peek().at();
    }

    private boolean isVoid(Coming news) {
        return news.life() != lives[news.device()];
    }

    /** Takes news that has come, at most so much of it, and at most one of each device. */
    void take(long now, int atMost, Map<DeviceId, MemberEvent> into) {
        while (into.size() < atMost && next() <= now) {
            endDownloads();
            Coming news = coming.peek();
            DeviceId device = ids.get(news.device());
            if (into.containsKey(device)) {
                return;
            }
            coming.poll();
            into.put(device, tell(news));
        }
    }

    /** Those that end before anything else comes. */
    private void endDownloads() {
        server.ifPresent(images -> {
            while (images.next() < Long.MAX_VALUE && images.next() <= nextComing()) {
                Coming next = images.end();
                downloading.clear(next.device());
                coming.add(next);
            }
        });
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
                installed.set(row);
                end(news);
                yield new MemberEvent.StageReported(attempt, Stage.INSTALLING, true);
            }
            case COMPLETED -> new MemberEvent.CompletionReported(attempt);
            case FAILED -> {
                installing.clear(row);
                yield new MemberEvent.FailureReported(
                        attempt, devices.cause(row).orElseThrow().failure());
            }
            case CANCELLED -> new MemberEvent.CancelReported(attempt);
            case WITHDRAWN -> new MemberEvent.WithdrawalConfirmed(attempt, leavings[row]);
        };
    }

    /**
     * A device that cannot get the image fails half-way, and one that does not trust it at once; one that is silent then is never
     * heard of again.
     */
    private void begin(Coming news) {
        int row = news.device();
        begun.set(row);
        messages.count(news.at());
        long download = about(model.download().toMillis());
        Optional<FleetModel.Cause> cause = devices.cause(row);
        if (cause.isEmpty() || cause.get().isAfterDownload()) {
            download(news, download, News.INSTALLING);
        } else if (devices.isSilent(row)) {
            return;
        } else if (cause.get().failure().isOfTrust()) {
            come(news, 0, News.FAILED);
        } else {
            boolean isWhole = !cause.get().failure().isOfDelivery();
            download(news, isWhole ? download : download / 2, News.FAILED);
        }
    }

    private void download(Coming news, long time, News then) {
        if (server.isEmpty()) {
            come(news, time, then);
            return;
        }
        downloading.set(news.device());
        server.get()
                .begin(
                        news.at(),
                        time,
                        new Coming(news.at(), number++, news.device(), then, news.attempt(), news.life()));
    }

    private void end(Coming news) {
        if (devices.cause(news.device()).isEmpty()) {
            come(news, about(model.install().toMillis()), News.COMPLETED);
        } else if (!devices.isSilent(news.device())) {
            come(news, about(model.failsAfter().toMillis()), News.FAILED);
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
            if (devices.awayUntil(row) > at) {
                come(at + CALL_TIMEOUT, News.NOT_REACHED, effect.attempt());
                return;
            }
            come(at + ROUND_TRIP, News.ACCEPTED, effect.attempt());
        }

        @Override
        public void leaveOrder(MemberEffect.LeaveOrder effect) {
            messages.count(at);
            messages.order();
            come(Math.max(at + ROUND_TRIP, devices.awayUntil(row)), News.DOWNLOADING, effect.attempt());
        }

        /** A device never begins an order that it has not begun by then. */
        @Override
        public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
            leavings[row] = (short) effect.leaving();
            messages.count(at);
            if (!begun.get(row)) {
                takeBack();
            }
            come(at + ROUND_TRIP, News.WITHDRAWN, effect.attempt());
        }

        @Override
        public void cancelUpdate(MemberEffect.CancelUpdate effect) {
            messages.count(at);
            if (!installing.get(row)) {
                takeBack();
                come(at + ROUND_TRIP, News.CANCELLED, effect.attempt());
            }
        }

        @Override
        public void readReport(MemberEffect.ReadReport effect) {
            messages.count(at);
        }

        private void takeBack() {
            lives[row]++;
            if (downloading.get(row)) {
                downloading.clear(row);
                server.ifPresent(images -> images.leave(at));
            }
        }

        private void come(long time, News news, int attempt) {
            coming.add(new Coming(time, number++, row, news, attempt, lives[row]));
        }
    }
}
