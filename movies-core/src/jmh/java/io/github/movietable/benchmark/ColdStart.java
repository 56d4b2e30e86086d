package io.github.movietable.benchmark;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Measures the time from the start of a JVM to its first put, to which a stub responds at once. As a main program, with
 * a way as its argument, it does one such put and prints the cost.
 */
final class ColdStart {
    private static final String TABLE = "Movies";
    private static final int YEAR = 1985;
    private static final String TITLE = "Brazil";
    private static final String PLOT = "A clerk chases a dream.";
    private static final String RATING = "7.9";

    private ColdStart() {}

    static Trial trial(boolean full) throws IOException, InterruptedException {
        int rounds = full ? 41 : 9;
        Map<Way, List<Double>> cpu = new EnumMap<>(Way.class);
        for (int round = 0; round < rounds; round++) {
            for (Way way : List.of(Way.LOW, Way.BEAN, Way.OURS)) {
                String said = OwnJvm.said(List.of(), ColdStart.class.getName(), way.name());
                cpu.computeIfAbsent(way, w -> new ArrayList<>()).add(Double.parseDouble(said.strip()));
            }
        }
        Trial trial = Trial.of(
                "Start",
                "CPU time of a JVM from its start to the answer to its first put, the median of " + rounds
                        + " starts of each in turns.");
        cpu.forEach((way, all) -> trial.with(way.words, Trial.median(all), "ms"));
        List<Double> factors = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            factors.add(cpu.get(Way.OURS).get(round) / cpu.get(Way.LOW).get(round));
        }
        return trial.withAtMost(1.03, "this library / by hand, start by start", Trial.median(factors), "");
    }

    /** The first put of this JVM. */
    public static void main(String[] args) {
        DynamoDbClient client = StubHttp.always("{}").client();
        switch (Way.valueOf(args[0])) {
            case LOW ->
                client.putItem(put -> put.tableName(TABLE)
                        .item(Map.of(
                                "year", fromN(Integer.toString(YEAR)),
                                "title", fromS(TITLE),
                                "info", fromM(Map.of("plot", fromS(PLOT), "rating", fromN(RATING))))));
            case BEAN ->
                DynamoDbEnhancedClient.builder()
                        .dynamoDbClient(client)
                        .build()
                        .table(TABLE, TableSchema.fromBean(MovieBean.class))
                        .putItem(bean());
            default ->
                MovieTable.named(TABLE, client)
                        .put(Movie.of(YEAR, TITLE)
                                .with(MovieAttributes.PLOT, PLOT)
                                .with(MovieAttributes.RATING, new BigDecimal(RATING)));
        }
        System.out.println(Cost.ofProcess() / 1e6);
    }

    private static MovieBean bean() {
        InfoBean info = new InfoBean();
        info.setPlot(PLOT);
        info.setRating(new BigDecimal(RATING));
        MovieBean bean = new MovieBean();
        bean.setYear(YEAR);
        bean.setTitle(TITLE);
        bean.setInfo(info);
        return bean;
    }
}
