package io.offshoot.evaluate.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * The photos that shots are drawn from and those that may only be tested on.
 *
 * @param train photos to draw shots from
 * @param test photos held out by the folder itself; empty where each seed is to hold out half of {@code train}
 */
public record Pools(List<Photo> train, List<Photo> test) {
    /** Keeps its own lists. */
    public Pools {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /** All classes, in the order of their names. */
    public List<String> classes() {
        return train.stream().map(Photo::label).distinct().sorted().toList();
    }

    /** Both in one pool, for each seed to split anew. */
    public Pools pooled() {
        return new Pools(Stream.concat(train.stream(), test.stream()).toList(), List.of());
    }
}
