package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.target.Attributes;
import dev.drydock.protocol.report.AttributeTexts;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of what a device reports of itself. */
public final class AttributeOptions {
    private static final String OPTION = "--attribute";

    @Option(
            names = OPTION,
            paramLabel = "NAME=VALUE",
            split = ";",
            description =
                    "A fact of your choice that the device reports, such as site=oslo: queries of a fleet know it as "
                            + "attribute.site. May be repeated, up to 16 times.")
    List<String> texts = new ArrayList<>();

    /** The attributes, which fit into every report. */
    public Attributes attributes() {
        Attributes attributes = parsed();
        int length = AttributeTexts.length(attributes);
        if (length > AttributeTexts.LONGEST) {
            throw CommandFailure.wrongUse(OPTION + ": all attributes together take at most " + AttributeTexts.LONGEST
                    + " bytes of a report, and these take " + length + "; shorten them, letters beyond ASCII first");
        }
        return attributes;
    }

    private Attributes parsed() {
        try {
            return Attributes.parse(texts.stream().map(String::strip).toList());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(OPTION + ": " + Plain.text(String.valueOf(e.getMessage())));
        }
    }
}
