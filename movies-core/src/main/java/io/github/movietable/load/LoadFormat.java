package io.github.movietable.load;

/** How records are written in a source. A byte order mark and compression by gzip are found by looking, in all of them. */
public enum LoadFormat {
    /** One JSON array of objects: the lab's format. */
    JSON_ARRAY,
    /** A JSON object on each line. */
    JSON_LINES,
    /** {@code {"Item": {…}}} on each line, with DynamoDB's types, as an export to S3 writes it. Carries every type. */
    DYNAMODB_JSON
}
