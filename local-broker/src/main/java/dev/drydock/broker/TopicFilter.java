package dev.drydock.broker;

/** A topic filter of a subscription (MQTT 5.0, 4.7), without the name of the group that may share it. */
record TopicFilter(String text) {
    private static final String LEVEL = "/";
    private static final String ONE_LEVEL = "+";
    private static final String THE_REST = "#";

    boolean matches(String topic) {
        String[] filter = text.split(LEVEL, -1);
        String[] levels = topic.split(LEVEL, -1);
        if (topic.startsWith("$") && (filter[0].equals(ONE_LEVEL) || filter[0].equals(THE_REST))) {
            return false;
        }
        for (int i = 0; i < filter.length; i++) {
            if (filter[i].equals(THE_REST)) {
                return true;
            }
            if (i == levels.length || !accepts(filter[i], levels[i])) {
                return false;
            }
        }
        return filter.length == levels.length;
    }

    private static boolean accepts(String wanted, String level) {
        return wanted.equals(ONE_LEVEL) || wanted.equals(level);
    }
}
