package dev.drydock.bootstrap.device;

import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.device.trust.TrustMode;

/** The sentence with which every start says whose images the device installs. */
final class TrustSentence {
    private static final String ANYBODY = "whoever may give orders may install anything";
    private static final String ACTED = ", and only acts them out.";

    private TrustSentence() {}

    static String of(TrustFacts trust, String model, boolean isSimulated) {
        String taken = "Takes " + taken(trust, model);
        if (isSimulated) {
            return taken + ACTED;
        }
        return switch (trust.mode()) {
            case NONE -> taken + ": " + ANYBODY + " (see --trust).";
            case MIXED -> taken + ": " + ANYBODY + ".";
            case SIGNED -> taken + ".";
        };
    }

    private static String taken(TrustFacts trust, String model) {
        if (trust.mode() == TrustMode.NONE) {
            return "unsigned orders";
        }
        String keySet = trust.keySet().map(Object::toString).orElse("-");
        boolean alone = trust.mode() == TrustMode.SIGNED;
        return "orders signed with release keys of key set " + keySet + (alone ? " alone" : "") + ", for model '"
                + model + "'" + (alone ? "" : ", and unsigned ones (--allow-unsigned)");
    }
}
