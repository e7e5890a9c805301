package dev.drydock.domain.gate;

/**
 * The evidence that a wave has gathered, and that small waves before it have left to it.
 *
 * @param ratio the log likelihood ratio, micro-nats
 * @param withoutDelivery the same without the failures that came before the installation
 */
public record Evidence(long ratio, long withoutDelivery) {
    public static final Evidence NONE = new Evidence(0, 0);

    /**
     * The evidence after further findings, or corrections of former ones.
     *
     * @param underWay the devices that had the order before
     */
    public Evidence plus(Findings further, SequentialTest test, int underWay) {
        Findings own = further.withoutDelivery();
        return new Evidence(
                test.after(ratio, further.successes(), further.failures(), underWay),
                test.after(withoutDelivery, own.successes(), own.failures(), underWay));
    }
}
