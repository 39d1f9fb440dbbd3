package io.offshoot.evaluate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.evaluate.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Pools onePool = new Pools(photos(9, "green", "red"), List.of());

    @Test
    void fewerShotsAreAmongMore() {
        FewShotSplit split = new Splitter(onePool, 4).split(0);

        assertThat(split.shots(4)).hasSize(8).containsAll(split.shots(1)).containsAll(split.shots(2));
    }

    @Test
    void holdsHalfOfEachClassOutWhereTheDataHoldsNoneOut() {
        FewShotSplit split = new Splitter(onePool, 4).split(3);

        assertThat(split.test()).hasSize(8).doesNotContainAnyElementsOf(split.shots(5));
    }

    @Test
    void testsOnTheTestFolderAloneWhereThereIsOne() {
        List<Photo> test = photos(3, "green", "red").stream()
                .map(photo -> photo.withLabel(photo.label()))
                .toList();

        FewShotSplit split = new Splitter(new Pools(onePool.train(), test), 9).split(0);

        assertThat(split.test()).isEqualTo(test);
        assertThat(split.shots(9)).hasSize(18);
    }

    @Test
    void seedsDrawDifferentShotsAndTheSameSeedTheSame() {
        Splitter splitter = new Splitter(onePool, 4);

        assertThat(splitter.split(1).shots(2))
                .isEqualTo(splitter.split(1).shots(2))
                .isNotEqualTo(splitter.split(2).shots(2));
    }

    @Test
    void aClassKeepsItsShotsWhenAnotherClassJoins() {
        List<Photo> more = new ArrayList<>(onePool.train());
        more.addAll(photos(9, "blue"));

        FewShotSplit split = new Splitter(new Pools(more, List.of()), 4).split(5);

        assertThat(split.ordered())
                .containsAllEntriesOf(new Splitter(onePool, 4).split(5).ordered());
    }

    @Test
    void saysWhatToDoWhenAClassHasTooFewPhotos() {
        assertThatThrownBy(() -> new Splitter(onePool, 6).split(0))
                .hasMessage("the class green has 5 photos to train on and 6 shots are asked for; add photos (half of"
                        + " them are held out for the test) or ask for fewer with --shots.");
    }

    private static List<Photo> photos(int each, String... labels) {
        return Stream.of(labels)
                .flatMap(label -> Stream.iterate(0, i -> i + 1).limit(each).map(i -> Scenes.photo(label, i)))
                .toList();
    }
}
