package io.github.movietable.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;

/** A movie's {@code info} as a bean of the Enhanced Client. */
@DynamoDbBean
public class InfoBean {
    private @Nullable List<String> directors;
    private @Nullable Instant releaseDate;
    private @Nullable BigDecimal rating;
    private @Nullable List<String> genres;
    private @Nullable String imageUrl;
    private @Nullable String plot;
    private @Nullable Integer rank;
    private @Nullable Integer runningTimeSecs;
    private @Nullable List<String> actors;

    public @Nullable List<String> getDirectors() {
        return directors;
    }

    public void setDirectors(@Nullable List<String> directors) {
        this.directors = directors;
    }

    @DynamoDbAttribute("release_date")
    public @Nullable Instant getReleaseDate() {
        return releaseDate;
    }

    public void setReleaseDate(@Nullable Instant releaseDate) {
        this.releaseDate = releaseDate;
    }

    public @Nullable BigDecimal getRating() {
        return rating;
    }

    public void setRating(@Nullable BigDecimal rating) {
        this.rating = rating;
    }

    public @Nullable List<String> getGenres() {
        return genres;
    }

    public void setGenres(@Nullable List<String> genres) {
        this.genres = genres;
    }

    @DynamoDbAttribute("image_url")
    public @Nullable String getImageUrl() {
        return imageUrl;
    }

    public void setImageUrl(@Nullable String imageUrl) {
        this.imageUrl = imageUrl;
    }

    public @Nullable String getPlot() {
        return plot;
    }

    public void setPlot(@Nullable String plot) {
        this.plot = plot;
    }

    public @Nullable Integer getRank() {
        return rank;
    }

    public void setRank(@Nullable Integer rank) {
        this.rank = rank;
    }

    @DynamoDbAttribute("running_time_secs")
    public @Nullable Integer getRunningTimeSecs() {
        return runningTimeSecs;
    }

    public void setRunningTimeSecs(@Nullable Integer runningTimeSecs) {
        this.runningTimeSecs = runningTimeSecs;
    }

    public @Nullable List<String> getActors() {
        return actors;
    }

    public void setActors(@Nullable List<String> actors) {
        this.actors = actors;
    }
}
