package dev.drydock.protocol.spec;

import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The values of one member, as they are written on the command line. */
final class Values implements YamlNode.Cases<List<SpecValue>> {
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");

    private final SpecMember member;

    Values(SpecMember member) {
        this.member = member;
    }

    @Override
    public List<SpecValue> scalar(YamlNode.Scalar scalar) throws MalformedYaml {
        boolean fits = switch (member.form()) {
            case TEXT, TEXT_OR_TEXTS_BY_NAME, WAVES -> scalar.type() == YamlNode.Type.TEXT;
            case NUMBER -> isWhole(scalar);
            case FACTOR -> scalar.type() == YamlNode.Type.NUMBER;
            case FLAG -> scalar.type() == YamlNode.Type.TRUTH;
            case NUMBER_OR_TEXT -> isWhole(scalar) || scalar.type() == YamlNode.Type.TEXT;
            case NUMBERS_BY_NAME, TEXTS_BY_NAME -> false;
        };
        if (!fits) {
            throw refused(scalar);
        }
        boolean isFlag = member.form() == SpecMember.Form.FLAG;
        return List.of(new SpecValue(isFlag ? scalar.text().toLowerCase(Locale.ROOT) : scalar.text(), scalar.place()));
    }

    @Override
    public List<SpecValue> items(YamlNode.Items items) throws MalformedYaml {
        if (member.form() != SpecMember.Form.WAVES || items.values().isEmpty()) {
            throw refused(items);
        }
        List<String> ends = new ArrayList<>();
        for (YamlNode wave : items.values()) {
            ends.add(wave.match(new WaveText()));
        }
        return List.of(new SpecValue(String.join(",", ends), items.place()));
    }

    @Override
    public List<SpecValue> members(YamlNode.Members members) throws MalformedYaml {
        boolean fits = switch (member.form()) {
            case NUMBERS_BY_NAME, TEXTS_BY_NAME, TEXT_OR_TEXTS_BY_NAME -> true;
            case TEXT, NUMBER, NUMBER_OR_TEXT, FACTOR, FLAG, WAVES -> false;
        };
        if (!fits || members.values().isEmpty()) {
            throw refused(members);
        }
        List<SpecValue> values = new ArrayList<>();
        for (var named : members.values().entrySet()) {
            values.add(new SpecValue(
                    named.getKey() + "=" + text(named.getValue().value()),
                    named.getValue().place()));
        }
        return values;
    }

    private String text(YamlNode value) throws MalformedYaml {
        boolean isNumber = member.form() == SpecMember.Form.NUMBERS_BY_NAME;
        if (value instanceof YamlNode.Scalar scalar
                && (isNumber ? isWhole(scalar) : scalar.type() == YamlNode.Type.TEXT)) {
            return scalar.text();
        }
        throw refused(value);
    }

    static boolean isWhole(YamlNode.Scalar scalar) {
        return scalar.type() == YamlNode.Type.NUMBER
                && WHOLE.matcher(scalar.text()).matches();
    }

    private MalformedYaml refused(YamlNode found) {
        return new MalformedYaml(
                found.place(), "'" + member.path() + "': expected " + member.expected() + ", found " + found.kind());
    }
}
