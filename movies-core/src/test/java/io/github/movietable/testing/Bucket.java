package io.github.movietable.testing;

import io.github.movietable.internal.call.Ticker;

/** Capacity as in DynamoDB: unused units are saved for a while, and the units taken may exceed those that are left. */
public final class Bucket {
    private final Ticker time;
    private final double mostSeconds;
    private double rate;
    private double balance;
    private long filled;

    /** A bucket that holds the units of at most {@code mostSeconds}, and at first those of {@code savedSeconds}. */
    public Bucket(Ticker time, double rate, double mostSeconds, double savedSeconds) {
        this.time = time;
        this.rate = rate;
        this.mostSeconds = mostSeconds;
        this.balance = rate * savedSeconds;
        this.filled = time.nanos();
    }

    public boolean hasSome() {
        fill();
        return balance > 0;
    }

    public void take(double units) {
        balance -= units;
    }

    public void rate(double changed) {
        fill();
        rate = changed;
    }

    private void fill() {
        long now = time.nanos();
        balance = Math.min(rate * mostSeconds, balance + rate * (now - filled) / 1e9);
        filled = now;
    }
}
