package dev.drydock.protocol.spec;

import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.Yaml;
import dev.drydock.protocol.yaml.YamlNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A specification of a rollout and of the fleet of its dry run: YAML, with the members of {@link SpecMember} and no others.
 *
 * @param values of the members that it has; several where values have names
 */
public record RolloutSpec(Map<SpecMember, List<SpecValue>> values) {
    /** No member at all. */
    public static final RolloutSpec NONE = new RolloutSpec(Map.of());

    public RolloutSpec {
        values = Map.copyOf(values);
    }

    /** Reads a specification. Numbers and texts are of the right kind then; nothing is known of their range. */
    public static RolloutSpec read(String text) throws MalformedYaml {
        YamlNode.Members root = Yaml.read(text);
        Map<SpecMember, List<SpecValue>> values = read(root);
        if (!values.containsKey(SpecMember.NAME)) {
            throw new MalformedYaml(
                    root.place(), "the member 'name' is missing; name the rollout, such as 'name: spring-2.1'");
        }
        return new RolloutSpec(values);
    }

    /** Reads some members of a specification, such as those that shall be changed; its name is not needed. */
    public static RolloutSpec readPart(String text) throws MalformedYaml {
        return new RolloutSpec(read(Yaml.read(text)));
    }

    private static Map<SpecMember, List<SpecValue>> read(YamlNode.Members root) throws MalformedYaml {
        Map<SpecMember, List<SpecValue>> values = new EnumMap<>(SpecMember.class);
        read(root, "", values);
        return values;
    }

    private static void read(YamlNode.Members from, String section, Map<SpecMember, List<SpecValue>> into)
            throws MalformedYaml {
        for (var named : from.values().entrySet()) {
            String path = section + named.getKey();
            YamlNode value = named.getValue().value();
            if (path.equals(SpecMember.FLEET)) {
                read(value.match(new Section()), path + ".", into);
            } else {
                SpecMember member = SpecMember.find(path)
                        .filter(known -> known.shortName().equals(named.getKey()))
                        .orElseThrow(() -> unknown(named.getKey(), named.getValue(), section));
                into.put(member, value.match(new Values(member)));
            }
        }
    }

    private static MalformedYaml unknown(String name, YamlNode.Member member, String section) {
        String shown = YamlNode.quoted(name);
        return new MalformedYaml(
                member.place(), "there is no member " + shown + " here; expected one of " + names(section));
    }

    private static String names(String section) {
        String own = Arrays.stream(SpecMember.values())
                .filter(member -> member.path().equals(section + member.shortName()))
                .map(SpecMember::shortName)
                .collect(Collectors.joining(", "));
        return section.isEmpty() ? own + ", " + SpecMember.FLEET : own;
    }

    /** A section, which has members of its own. */
    private static final class Section implements YamlNode.Cases<YamlNode.Members> {
        @Override
        public YamlNode.Members scalar(YamlNode.Scalar scalar) throws MalformedYaml {
            throw refused(scalar);
        }

        @Override
        public YamlNode.Members items(YamlNode.Items items) throws MalformedYaml {
            throw refused(items);
        }

        @Override
        public YamlNode.Members members(YamlNode.Members members) {
            return members;
        }

        private static MalformedYaml refused(YamlNode found) {
            return new MalformedYaml(
                    found.place(), "'fleet': expected members such as devices: 100000, found " + found.kind());
        }
    }
}
