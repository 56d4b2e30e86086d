package io.github.movietable.load;

/** How records are written in a source. A byte order mark and compression by gzip are found by looking, in all of them. */
public enum LoadFormat {
    /** One JSON array of objects: the lab's format. */
    JSON_ARRAY,
    /** A JSON object on each line. */
    JSON_LINES,
    /**
     * Values with DynamoDB's types. An export writes {@code {"Item": {…}}} on each line, as one to S3 does; a load also
     * reads what DynamoDB's other tools write around items. Carries every type.
     */
    DYNAMODB_JSON
}
