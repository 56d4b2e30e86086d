package io.github.movietable.testing;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A movie as a bean of the SDK's Enhanced Client, with a version attribute. */
@DynamoDbBean
public class EnhancedMovie {
    private @Nullable Integer year;
    private @Nullable String title;
    private @Nullable Integer stars;
    private @Nullable Long version;

    public static EnhancedMovie of(int year, String title) {
        EnhancedMovie movie = new EnhancedMovie();
        movie.setYear(year);
        movie.setTitle(title);
        return movie;
    }

    @DynamoDbPartitionKey
    public @Nullable Integer getYear() {
        return year;
    }

    public void setYear(@Nullable Integer year) {
        this.year = year;
    }

    @DynamoDbSortKey
    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable Integer getStars() {
        return stars;
    }

    public void setStars(@Nullable Integer stars) {
        this.stars = stars;
    }

    @DynamoDbVersionAttribute
    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }
}
