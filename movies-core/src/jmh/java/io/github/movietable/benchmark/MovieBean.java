package io.github.movietable.benchmark;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbIgnoreNulls;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A movie as a bean of the Enhanced Client. */
@DynamoDbBean
public class MovieBean {
    private @Nullable Integer year;
    private @Nullable String title;
    private @Nullable InfoBean info;

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

    @DynamoDbIgnoreNulls
    public @Nullable InfoBean getInfo() {
        return info;
    }

    public void setInfo(@Nullable InfoBean info) {
        this.info = info;
    }
}
