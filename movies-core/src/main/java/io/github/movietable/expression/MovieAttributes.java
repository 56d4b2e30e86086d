package io.github.movietable.expression;

/**
 * The attributes of the Movies table, as the lab's file has them. Import them statically.
 *
 * <p>There is no YEAR and no TITLE: they are the key, which can't be changed and which DynamoDB does not allow in a
 * query's filter. Reads select by them with {@code inYear}, {@code titles…} and {@code years(…)}.
 */
public final class MovieAttributes {
    /** Everything about the movie but its key: a map. */
    public static final MapAttribute INFO = Attribute.map("info");

    /** The rating, from 0 to 10. */
    public static final NumberAttribute RATING = Attribute.number("info.rating");

    /** The rank in the list the file was made from; 1 is the best. */
    public static final NumberAttribute RANK = Attribute.number("info.rank");

    /** The plot: what happens. */
    public static final TextAttribute PLOT = Attribute.text("info.plot");

    /** Who plays, the lead first. */
    public static final TextListAttribute ACTORS = Attribute.textList("info.actors");

    /** Who directed. */
    public static final TextListAttribute DIRECTORS = Attribute.textList("info.directors");

    /** Genres, like {@code Drama}. */
    public static final TextListAttribute GENRES = Attribute.textList("info.genres");

    /** How long the movie is, stored as seconds. */
    public static final DurationAttribute RUNNING_TIME = Attribute.duration("info.running_time_secs");

    /** When it was released. */
    public static final InstantAttribute RELEASE_DATE = Attribute.instant("info.release_date");

    /** The address of a picture of its poster. */
    public static final TextAttribute IMAGE_URL = Attribute.text("info.image_url");

    private MovieAttributes() {}
}
