package io.github.movietable.benchmark;

/** The ways to do the same work. */
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
