package dev.drydock.protocol.spec;

import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.YamlNode;
import dev.drydock.protocol.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * One wave of a list: {@code percent: 10%}, {@code count: 50} or {@code where: tag.ring = canary}, and perhaps {@code soak: 1h} and {@code then: ask}.
 */
final class WaveText implements YamlNode.Cases<String> {
    @Override
    public String scalar(YamlNode.Scalar scalar) throws MalformedYaml {
        throw refused(scalar, scalar.kind());
    }

    @Override
    public String items(YamlNode.Items items) throws MalformedYaml {
        throw refused(items, items.kind());
    }

    /** The share or the query stands first, as on the command line. */
    @Override
    public String members(YamlNode.Members members) throws MalformedYaml {
        List<String> ends = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (var named : members.values().entrySet()) {
            String name = named.getKey();
            YamlNode value = named.getValue().value();
            if (name.equals("count") && value instanceof YamlNode.Scalar scalar && Values.isWhole(scalar)) {
                ends.add("count=" + scalar.text());
            } else if (name.equals("percent")) {
                ends.add(text(members, name, value));
            } else if (name.equals(WaveWords.WHERE)) {
                ends.add(WaveWords.WHERE + " " + query(text(members, name, value), value.place()));
            } else if (name.equals("soak") || name.equals("then")) {
                rest.add(name + "=" + text(members, name, value).replaceAll("\\s", ""));
            } else {
                throw refused(members, with(name, value));
            }
        }
        if (ends.size() != 1) {
            throw refused(members, ends.isEmpty() ? "none of them" : "several of them");
        }
        ends.addAll(rest);
        return String.join(" ", ends);
    }

    private static String text(YamlNode.Members wave, String name, YamlNode value) throws MalformedYaml {
        if (value instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.TEXT) {
            return scalar.text();
        }
        throw refused(wave, with(name, value));
    }

    /** A text that is no query might take in what stands behind it, and is refused here. */
    private static String query(String text, YamlPlace place) throws MalformedYaml {
        try {
            QueryText.read(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedYaml(place, "'waves': " + e.getMessage());
        }
        return text;
    }

    private static String with(String name, YamlNode value) {
        return YamlNode.quoted(name) + " with " + value.kind();
    }

    private static MalformedYaml refused(YamlNode wave, String found) {
        return new MalformedYaml(
                wave.place(),
                "'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and "
                        + "'then: ask', found "
                        + found);
    }
}
