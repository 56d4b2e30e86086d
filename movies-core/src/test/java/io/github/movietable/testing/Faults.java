package io.github.movietable.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** More that may happen to an attempt. */
public final class Faults {
    private Faults() {}

    /** DynamoDB is not asked; this is the answer, as JSON. */
    public static Fault answering(String json) {
        return (attempt, sender) -> new Reply(200, Json.json(json).toString());
    }

    /** DynamoDB refuses with this code; nothing is done. */
    public static Fault refusing(String code) {
        return (attempt, sender) -> Reply.error(400, code);
    }

    /** Something happens elsewhere, then the request is sent. */
    public static Fault behind(Runnable rival) {
        return (attempt, sender) -> {
            rival.run();
            return sender.send(attempt.body());
        };
    }

    /** DynamoDB does it, and its answer is changed on the way. */
    public static Fault changing(UnaryOperator<JsonNode> change) {
        return (attempt, sender) -> {
            Reply reply = sender.send(attempt.body());
            return new Reply(
                    reply.status(), change.apply(Json.json(reply.body())).toString());
        };
    }

    /** These faults one after the other, the last of them for ever. */
    public static Fault inTurn(Fault... faults) {
        AtomicInteger turn = new AtomicInteger();
        return (attempt, sender) -> faults[Math.min(turn.getAndIncrement(), faults.length - 1)].happen(attempt, sender);
    }
}
