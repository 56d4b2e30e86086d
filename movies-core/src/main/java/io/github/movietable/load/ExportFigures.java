package io.github.movietable.load;

import io.github.movietable.model.Units;
import java.io.Serializable;

/** The running totals of an export. */
record ExportFigures(long movies, long marked, long calls, double readUnits, long bytes) implements Serializable {
    static final ExportFigures NONE = new ExportFigures(0, 0, 0, 0, 0);

    ExportFigures page(long more, double units, long nowMarked, long nowBytes) {
        return new ExportFigures(movies + more, nowMarked, calls + 1, readUnits + units, nowBytes);
    }

    ExportFigures bytes(long all) {
        return new ExportFigures(movies, marked, calls, readUnits, all);
    }

    Units units() {
        return Units.ofReads(readUnits);
    }
}
