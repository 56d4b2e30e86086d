package io.github.movietable.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** More faults of an attempt. */
public final class Faults {
    private Faults() {}

    /** Nothing is sent to DynamoDB; the response is this JSON. */
    public static Fault answering(String json) {
        return (attempt, sender) -> new Reply(200, Json.json(json).toString());
    }

    /** DynamoDB refuses the request with this code, and changes nothing. */
    public static Fault refusing(String code) {
        return (attempt, sender) -> Reply.error(400, code);
    }

    /** Another writer does something before the request is sent. */
    public static Fault behind(Runnable rival) {
        return (attempt, sender) -> {
            rival.run();
            return sender.send(attempt.body());
        };
    }

    /** DynamoDB carries out the request, and its response is changed. */
    public static Fault changing(UnaryOperator<JsonNode> change) {
        return (attempt, sender) -> {
            Reply reply = sender.send(attempt.body());
            return new Reply(
                    reply.status(), change.apply(Json.json(reply.body())).toString());
        };
    }

    /** These faults one after the other; the last one meets all further attempts. */
    public static Fault inTurn(Fault... faults) {
        AtomicInteger turn = new AtomicInteger();
        return (attempt, sender) -> faults[Math.min(turn.getAndIncrement(), faults.length - 1)].happen(attempt, sender);
    }
}
