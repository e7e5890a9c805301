package dev.drydock.protocol.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A specification as JSON, with the members that somebody gave and no defaults. A value that is not of the right kind is written
 * as a text, which its reader refuses.
 */
public final class SpecDocument {
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,6}\\.[0-9]{1,6}");
    private static final Pattern FLAG = Pattern.compile("true|false");

    private SpecDocument() {}

    /**
     * Writes the members.
     *
     * @param given as it is written on the command line; several where values have names, none of them twice
     */
    public static String write(Map<SpecMember, List<String>> given) {
        ObjectNode root = Json.object();
        given.forEach((member, values) -> {
            boolean isOfFleet = member.path().startsWith(SpecMember.FLEET + ".");
            put(isOfFleet ? root.withObject("/" + SpecMember.FLEET) : root, member, values);
        });
        return Json.write(root);
    }

    private static void put(ObjectNode section, SpecMember member, List<String> values) {
        boolean mayBeNamed = switch (member.form()) {
            case NUMBERS_BY_NAME, TEXTS_BY_NAME, TEXT_OR_TEXTS_BY_NAME -> true;
            case TEXT, NUMBER, NUMBER_OR_TEXT, FACTOR, FLAG, WAVES -> false;
        };
        if (!mayBeNamed || values.stream().anyMatch(value -> value.indexOf('=') < 1)) {
            put(section, member.shortName(), member.form(), String.join(",", values));
            return;
        }
        ObjectNode named = section.putObject(member.shortName());
        for (String value : values) {
            int equals = value.indexOf('=');
            put(named, value.substring(0, equals), member.form(), value.substring(equals + 1));
        }
    }

    private static void put(ObjectNode section, String name, SpecMember.Form form, String value) {
        switch (form) {
            case NUMBER, NUMBER_OR_TEXT, NUMBERS_BY_NAME, FACTOR -> {
                if (WHOLE.matcher(value).matches()) {
                    section.put(name, Long.parseLong(value));
                } else if (form == SpecMember.Form.FACTOR
                        && FACTOR.matcher(value).matches()) {
                    section.put(name, Double.parseDouble(value));
                } else {
                    section.put(name, value);
                }
            }
            case FLAG -> {
                if (FLAG.matcher(value).matches()) {
                    section.put(name, Boolean.parseBoolean(value));
                } else {
                    section.put(name, value);
                }
            }
            case TEXT, WAVES, TEXTS_BY_NAME, TEXT_OR_TEXTS_BY_NAME -> section.put(name, value);
        }
    }
}
