package io.github.movietable.benchmark;

/** How the same work is done. */
enum Way {
    /** The low-level client by hand, written as tightly as one would where it counts. */
    LOW("SDK by hand"),
    BEAN("Enhanced, beans"),
    DOCUMENT("Enhanced, documents"),
    OURS("this library");

    final String words;

    Way(String words) {
        this.words = words;
    }
}
