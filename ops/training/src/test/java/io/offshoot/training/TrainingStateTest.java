package io.offshoot.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingStateTest {

    @Test
    void isTheSameAfterJson() {
        TrainingState state = new TrainingState(
                1,
                List.of(new StreamOffset("offshoot.real", 3, 9)),
                List.of(new StreamOffset("offshoot.real", 3, 8)),
                List.of("p"),
                List.of("gone"),
                40);
        String json = state.toJson();
        assertThat(TrainingState.parse(json)).isEqualTo(state);
        assertThat(json).contains("\"next\":[[\"offshoot.real\",3,9]]");
    }

    @Test
    void refusesAnotherVersionAndWhatIsNoState() {
        assertThatThrownBy(() -> new TrainingState(7, List.of(), List.of(), List.of(), List.of(), 0))
                .isInstanceOf(TrainingStreamException.class)
                .hasMessageContaining("version 7");
        assertThatThrownBy(() -> TrainingState.parse("{"))
                .isInstanceOf(TrainingStreamException.class)
                .hasMessageContaining("start without it");
    }
}
