package dev.drydock.protocol.spec;

import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.YamlNode;

/** One wave of a list: {@code percent: 10%}, or {@code count: 50}. */
final class WaveText implements YamlNode.Cases<String> {
    @Override
    public String scalar(YamlNode.Scalar scalar) throws MalformedYaml {
        throw refused(scalar, scalar.kind());
    }

    @Override
    public String items(YamlNode.Items items) throws MalformedYaml {
        throw refused(items, items.kind());
    }

    @Override
    public String members(YamlNode.Members members) throws MalformedYaml {
        if (members.values().size() != 1) {
            throw refused(members, members.values().size() + " members");
        }
        var named = members.values().entrySet().iterator().next();
        YamlNode value = named.getValue().value();
        if (value instanceof YamlNode.Scalar scalar) {
            if (named.getKey().equals("percent") && scalar.type() == YamlNode.Type.TEXT) {
                return scalar.text();
            }
            if (named.getKey().equals("count") && Values.isWhole(scalar)) {
                return "count=" + scalar.text();
            }
        }
        throw refused(members, YamlNode.quoted(named.getKey()) + " with " + value.kind());
    }

    private static MalformedYaml refused(YamlNode wave, String found) {
        return new MalformedYaml(
                wave.place(), "'waves': a wave has one member, 'percent: 10%' or 'count: 50', found " + found);
    }
}
