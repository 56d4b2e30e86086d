module films {
    requires io.github.movietable;
}
