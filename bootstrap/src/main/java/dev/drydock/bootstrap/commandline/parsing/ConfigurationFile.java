package dev.drydock.bootstrap.commandline.parsing;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of options: one {@code name=value} a line, in UTF-8. Blanks around name and value are dropped, everything else in a value
 * stands as it is written, backslashes and quotes included. Empty lines and lines that begin with {@code #} are skipped.
 *
 * @param settings the settings of each name, in the order of the file
 */
record ConfigurationFile(String path, Map<String, List<Setting>> settings) {
    /** No file at all. */
    static final ConfigurationFile NONE = new ConfigurationFile("", Map.of());

    /**
     * A line of the file.
     *
     * @param line its number, from 1
     */
    record Setting(String value, int line) {}

    static ConfigurationFile read(String path) {
        Map<String, List<Setting>> settings = new LinkedHashMap<>();
        List<String> lines = TextFile.read("the configuration file", NamedFile.path("--config", path))
                .lines()
                .map(String::strip)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.wrongUse(
                        path + ", line " + (i + 1) + ": expected name=value, and found '" + Plain.text(line) + "'");
            }
            settings.computeIfAbsent(line.substring(0, equals).strip(), name -> new ArrayList<>())
                    .add(new Setting(line.substring(equals + 1).strip(), i + 1));
        }
        return new ConfigurationFile(path, settings);
    }

    /** The place of a setting, for messages. */
    String place(Setting setting) {
        return path + ", line " + setting.line();
    }
}
