package io.github.movietable.examples;

import java.util.ArrayList;
import java.util.List;

/** A screen of this many columns that shows a program's output; it knows text, carriage returns and erasing. */
final class Terminal {
    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    Terminal(int columns) {
        this.columns = columns;
    }

    /** The lines on the screen after everything was printed. */
    List<String> shows(String printed) {
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            switch (c) {
                case '\r' -> column = 0;
                case '\n' -> down();
                case '\u001b' -> i = afterSequence(printed, i);
                default -> put(c);
            }
        }
        return rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void put(char c) {
        if (column == columns) {
            down();
            column = 0;
        }
        StringBuilder line = rows.get(row);
        line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
        line.setCharAt(column++, c);
    }

    private void down() {
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }

    /** Interprets a control sequence: moving up and erasing to the right; colours and modes are ignored. */
    private int afterSequence(String printed, int escape) {
        int end = escape + 2;
        while (end < printed.length() && !Character.isLetter(printed.charAt(end))) {
            end++;
        }
        char what = end < printed.length() ? printed.charAt(end) : 'm';
        if (what == 'A') {
            row = Math.max(0, row - 1);
        } else if (what == 'K') {
            rows.get(row).setLength(Math.min(column, rows.get(row).length()));
        }
        return end;
    }
}
