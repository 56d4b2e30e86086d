package io.github.movietable;

import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link WholeRead} (a read that gives one result, such as {@code list} or {@code count}) without blocking: it
 * subscribes to the read, collects the pages, and completes a future with the result.
 */
final class Gatherer<T> implements Flow.Subscriber<Given<Movie>> {
    private final WholeRead<T> whole;
    private final CompletableFuture<T> answer;
    private final List<Given<Movie>> parts = new ArrayList<>();
    private Flow.@Nullable Subscription subscription;

    private Gatherer(WholeRead<T> whole, CompletableFuture<T> answer) {
        this.whole = whole;
        this.answer = answer;
    }

    /** Starts the read. Completing or cancelling the future ends it. */
    static <T> CompletableFuture<T> begin(WholeRead<T> whole) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ReadPublisher.given(whole.read(), whole.isOnePage(), true).subscribe(new Gatherer<>(whole, answer));
        return answer;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        CompletableFuture<T> unused = answer.whenComplete((value, failure) -> given.cancel());
        given.request(whole.demand());
    }

    @Override
    public void onNext(Given<Movie> part) {
        parts.add(part);
        if (subscription != null && whole.demand() != Long.MAX_VALUE) {
            subscription.request(whole.demand());
        }
    }

    @Override
    public void onError(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            answer.complete(whole.end().apply(parts));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }
}
