package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table whose rows come page by page, and whose texts are those of anybody. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final int[] widths;
    private boolean isBegun;

    /** A table without a row. */
    public Table(String... heads) {
        this.heads = List.of(heads);
        this.widths = new int[heads.length];
    }

    /** The lines of further rows; those of the first page have the heads above them. The columns only grow. */
    public List<String> lines(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        if (!isBegun) {
            all.add(heads);
            isBegun = true;
        }
        rows.forEach(row -> all.add(row.stream().map(Table::cell).toList()));
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return all.stream().map(this::line).toList();
    }

    private static String cell(String raw) {
        return raw.isEmpty() ? "-" : Plain.text(raw);
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = row.get(column);
            line.append(column == 0 ? "" : GAP).append(text).append(" ".repeat(widths[column] - text.length()));
        }
        return line.toString().stripTrailing();
    }
}
