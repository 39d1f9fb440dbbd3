package io.offshoot.ops.standalone.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> closed = new ArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void closesInTheReverseOrder() {
        add("broker");
        add("topology");
        add("editor");

        parts.close();

        assertThat(closed).containsExactly("editor", "topology", "broker");
    }

    @Test
    void goesOnAfterAPartThatDoesNotStopCleanly() {
        add("broker");
        AutoCloseable stubborn = () -> {
            throw new IllegalStateException("stubborn");
        };
        parts.add(stubborn);

        parts.close();

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void closesEachPartOnce() {
        add("broker");
        parts.close();

        parts.close();

        assertThat(closed).containsExactly("broker");
    }

    private void add(String name) {
        AutoCloseable part = () -> closed.add(name);
        parts.add(part);
    }
}
