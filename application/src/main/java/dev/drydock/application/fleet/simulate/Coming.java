package dev.drydock.application.fleet.simulate;

/**
 * News of a device that comes at a time, in the order in which it was caused; that of an order that was taken back is void.
 *
 * @param at milliseconds after the start
 * @param number grows with each news
 * @param device its row
 * @param life of the device: the number of orders that were taken back from it
 */
record Coming(long at, long number, int device, News news, int attempt, int life) implements Comparable<Coming> {
    /** The kinds of news, in the order of an update. */
    enum News {
        ACCEPTED,
        NOT_REACHED,
        DOWNLOADING,
        INSTALLING,
        COMPLETED,
        FAILED,
        CANCELLED,
        WITHDRAWN
    }

    @Override
    public int compareTo(Coming other) {
        int order = Long.compare(at, other.at);
        return order != 0 ? order : Long.compare(number, other.number);
    }

    /** The same at another time. */
    Coming endingAt(long time) {
        return new Coming(time, number, device, news, attempt, life);
    }
}
