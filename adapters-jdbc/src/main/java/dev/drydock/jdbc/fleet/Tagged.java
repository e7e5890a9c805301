package dev.drydock.jdbc.fleet;

import dev.drydock.domain.target.Query;
import dev.drydock.jdbc.database.Dialect;

/** Forms of the condition that a device has a tag: equivalent, and up to a thousand times apart in run time. */
enum Tagged {
    /** SQLite begins with the devices of the tag, all of them, however few are wanted. */
    LISTED("d.id IN (SELECT t.device FROM device_tag t WHERE ", ")"),
    /** SQLite looks at one device after the other, PostgreSQL joins the tables in the order that it finds best. */
    LOOKED_UP("EXISTS (SELECT 1 FROM device_tag t WHERE t.device = d.id AND ", ")"),
    /** PostgreSQL runs a subquery under {@code IS TRUE} by itself, without a join. */
    APART("(EXISTS (SELECT 1 FROM device_tag t WHERE t.device = d.id AND ", ")) IS TRUE");

    /** To find the best order PostgreSQL takes minutes when there are 256 tables. */
    private static final int MOST_JOINED = 4;

    private final String begin;
    private final String end;

    Tagged(String begin, String end) {
        this.begin = begin;
        this.end = end;
    }

    /** @param isWhole whether all devices of the query are wanted, not the first ones alone */
    static Tagged best(Query query, Dialect dialect, boolean isWhole) {
        return switch (dialect) {
            case SQLITE -> isWhole ? LISTED : LOOKED_UP;
            case POSTGRES -> query.terms() <= MOST_JOINED ? LOOKED_UP : APART;
        };
    }

    /** @param test on the columns of {@code device_tag t} */
    String condition(String test) {
        return begin + test + end;
    }
}
