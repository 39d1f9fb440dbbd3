package io.offshoot.evaluate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelMapTest {

    @Test
    void readsLinesAndSkipsComments() {
        LabelMap map = LabelMap.of(List.of("# species", "", "fat_hen = weed", "maize=crop"), "classes.txt");

        assertThat(map.classes()).isEqualTo(Map.of("fat hen", "weed", "maize", "crop"));
    }

    @Test
    void namesALineThatIsNone() {
        assertThatThrownBy(() -> LabelMap.of(List.of("fat_hen weed"), "classes.txt"))
                .hasMessage("the line \"fat_hen weed\" of classes.txt is not of the form folder = class.");
    }
}
