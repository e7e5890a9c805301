package dev.drydock.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A module's pom.xml, as it is written. */
record Pom(Element project) {
    static Pom read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " is not a pom that can be read", e);
        }
    }

    List<String> modules() {
        return child(project, "modules").stream()
                .flatMap(modules -> children(modules, "module").stream())
                .map(module -> module.getTextContent().strip())
                .toList();
    }

    /** The dependencies of a scope, those of profiles too: group and artifact; those that have none are of the scope <i>compile</i>. */
    List<String> dependencies(String scope) {
        return elements(project.getElementsByTagName("dependencies")).stream()
                .filter(dependencies ->
                        ((Element) dependencies.getParentNode()).getTagName().matches("project|profile"))
                .flatMap(dependencies -> children(dependencies, "dependency").stream())
                .filter(dependency ->
                        text(dependency, "scope").orElse("compile").equals(scope))
                .map(Pom::coordinates)
                .toList();
    }

    /** The dependencies and plugins, wherever they are, that bring their own version. */
    List<String> versioned() {
        List<String> found = new ArrayList<>();
        for (Element version : elements(project.getElementsByTagName("version"))) {
            Element owner = (Element) version.getParentNode();
            if (Set.of("dependency", "plugin", "extension", "path").contains(owner.getTagName())) {
                found.add(coordinates(owner));
            }
        }
        return found;
    }

    private static String coordinates(Element element) {
        return text(element, "groupId").orElse("org.apache.maven.plugins") + ":"
                + text(element, "artifactId").orElseThrow()
                + text(element, "type").map(type -> ":" + type).orElse("");
    }

    private static Optional<String> text(Element element, String name) {
        return child(element, name).map(found -> found.getTextContent().strip());
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(Element element, String name) {
        return elements(element.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
