package io.offshoot.ops.bench.editor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkSizeTest {

    @Test
    void namesAStrengthThatIsNone() {
        assertThatThrownBy(() -> new WorkSize(1, 1, "0.5,1.5", 50, 8, 0))
                .hasMessageContaining("strengths")
                .hasMessageContaining("0.5,1.5");
    }

    @Test
    void namesWhatMustBeAtLeastOne() {
        assertThatThrownBy(() -> new WorkSize(1, 0, "0.5", 50, 8, 0)).hasMessage("edits must be at least 1, was 0");
    }
}
