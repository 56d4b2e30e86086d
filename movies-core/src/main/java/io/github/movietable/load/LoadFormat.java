package io.github.movietable.load;

/** The format of a source or of an export. In all formats, a load detects a byte order mark and compression by gzip. */
public enum LoadFormat {
    /** One JSON array of plain objects, like the file {@code moviedata.json} of the AWS lab. */
    JSON_ARRAY,
    /** A JSON object on each line. */
    JSON_LINES,
    /**
     * Values with DynamoDB's types, such as {@code {"N": "2013"}}, which can represent every type. An export writes
     * {@code {"Item": {…}}} on each line, as DynamoDB's export to S3 does; a load also reads the formats of DynamoDB's
     * other tools.
     */
    DYNAMODB_JSON
}
