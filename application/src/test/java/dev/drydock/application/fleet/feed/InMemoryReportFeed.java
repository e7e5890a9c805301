package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.domain.device.DeviceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feed of a broker in memory, which keeps the last report of each device, and those that were not acknowledged. */
final class InMemoryReportFeed implements ReportFeed {
    private final Broker broker;
    private final int window;
    private final Deque<Message> queue = new ArrayDeque<>();
    private final List<Message> unacknowledged = new ArrayList<>();
    private Optional<Listener> listener = Optional.empty();
    private boolean isDelivering;
    private boolean isAwaited;

    /** The broker. */
    static final class Broker {
        private final Map<DeviceId, HeardReport> retained = new LinkedHashMap<>();
        private final List<InMemoryReportFeed> feeds = new ArrayList<>();

        void publish(HeardReport report) {
            retained.put(report.device(), report);
            List.copyOf(feeds).forEach(feed -> feed.come(report));
        }
    }

    /** A report on its way. */
    private final class Message implements Delivery {
        private final HeardReport report;

        Message(HeardReport report) {
            this.report = report;
        }

        @Override
        public HeardReport report() {
            return report;
        }

        @Override
        public void acknowledge() {
            unacknowledged.remove(this);
            deliver();
        }
    }

    InMemoryReportFeed(Broker broker, int window) {
        this.broker = broker;
        this.window = window;
    }

    @Override
    public void listen(Listener taker) {
        listener = Optional.of(taker);
        broker.feeds.add(this);
        isAwaited = true;
        broker.retained.values().forEach(report -> queue.add(new Message(report)));
        deliver();
    }

    private void come(HeardReport report) {
        queue.add(new Message(report));
        deliver();
    }

    private void deliver() {
        if (isDelivering) {
            return;
        }
        isDelivering = true;
        while (listener.isPresent() && !queue.isEmpty() && unacknowledged.size() < window) {
            Message message = queue.poll();
            unacknowledged.add(message);
            listener.get().heard(message);
        }
        if (isAwaited && queue.isEmpty()) {
            isAwaited = false;
            listener.ifPresent(Listener::caughtUp);
        }
        isDelivering = false;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public void close() {
        listener = Optional.empty();
        broker.feeds.remove(this);
        queue.clear();
    }
}
