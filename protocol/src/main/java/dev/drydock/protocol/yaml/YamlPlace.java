package dev.drydock.protocol.yaml;

/**
 * A place in a document.
 *
 * @param line from 1
 * @param column from 1
 */
public record YamlPlace(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
