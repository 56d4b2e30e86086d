package io.github.movietable.expression;

/**
 * The attributes of the movies in {@code moviedata.json}, the AWS sample data. Import them statically.
 *
 * <p>There is no YEAR and no TITLE: they are the key, which can't be changed and which DynamoDB does not allow in a
 * query's filter. To read by year or title, use {@code inYear}, {@code titles…} and {@code years(…)}.
 */
public final class MovieAttributes {
    /** The map that holds everything about the movie except its key. */
    public static final MapAttribute INFO = Attribute.map("info");

    /** The rating, from 0 to 10. */
    public static final NumberAttribute RATING = Attribute.number("info.rating");

    /** The movie's rank in the list from which the sample data was made; 1 is the best. */
    public static final NumberAttribute RANK = Attribute.number("info.rank");

    /** A summary of the plot. */
    public static final TextAttribute PLOT = Attribute.text("info.plot");

    /** The names of the actors, the leading one first. */
    public static final TextListAttribute ACTORS = Attribute.textList("info.actors");

    /** The names of the directors. */
    public static final TextListAttribute DIRECTORS = Attribute.textList("info.directors");

    /** The genres, like {@code Drama}. */
    public static final TextListAttribute GENRES = Attribute.textList("info.genres");

    /** The running time, stored as a number of seconds. */
    public static final DurationAttribute RUNNING_TIME = Attribute.duration("info.running_time_secs");

    /** The date of the release, stored as a string like {@code 2013-09-02T00:00:00Z}. */
    public static final InstantAttribute RELEASE_DATE = Attribute.instant("info.release_date");

    /** The URL of a picture of the movie's poster. */
    public static final TextAttribute IMAGE_URL = Attribute.text("info.image_url");

    private MovieAttributes() {}
}
