package io.offshoot.ops.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.workers.work.WorkCancelledException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandInPhotoEditorTest {
    private static final RgbImage PHOTO = new RgbImage(8, 4, new byte[8 * 4 * 3]);
    private static final Source WHOLE = Source.whole(PHOTO, Framing.DEFAULT);

    private final StandInPhotoEditor editor = new StandInPhotoEditor(StandInDevice.INSTANT);

    @Test
    void theSameEditOfTheSamePhotoHasTheSamePixels() {
        assertThat(pictures(WHOLE, chain(7, 0.5))).isEqualTo(pictures(WHOLE, chain(7, 0.5)));
    }

    @Test
    void anEditDoesNotDependOnThoseThatAreMadeWithIt() {
        RgbImage alone = pictures(WHOLE, chain(7, 0.5)).get(0);

        assertThat(pictures(WHOLE, chain(1, 1), chain(7, 0.5)).get(1)).isEqualTo(alone);
    }

    @Test
    void anotherSeedOrStrengthMakesAnotherPicture() {
        assertThat(pictures(WHOLE, chain(7, 0.5), chain(8, 0.5), chain(7, 1))).doesNotHaveDuplicates();
    }

    @Test
    void resultsComeInTheOrderOfTheChainsWithWhatWasMade() {
        List<EditChain> chains = List.of(chain(1, 0.25), EditChain.of(edit(2, 1), List.of(0.5, 1.0)));

        List<EditedPhoto> results = editor.edit(WHOLE, ConceptVectors.none(), chains, Progress.NONE);

        assertThat(results)
                .extracting(EditedPhoto::made)
                .containsExactly(chains.get(0).stages(), chains.get(1).stages());
    }

    @Test
    void protectedPixelsStayThePhotos() {
        boolean[] right = new boolean[8 * 4];
        right[7] = true;
        Source source = new Source(PHOTO, new Mask(8, 4, right), Framing.DEFAULT);

        RgbImage picture = pictures(source, chain(7, 1)).get(0);

        assertThat(picture.rgb()).startsWith(new byte[7 * 3]).isNotEqualTo(PHOTO.rgb());
    }

    @Test
    void refusesAStrengthThatLeavesNoStep() {
        assertThatThrownBy(() -> editor.firstTimestep(edit(1, 0.01)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of 50 steps");
    }

    @Test
    void reportsProgressUpToTheNumberOfStages() {
        List<Long> reported = new ArrayList<>();

        editor.edit(
                WHOLE, ConceptVectors.none(), List.of(chain(1, 1), chain(2, 1)), (done, total) -> reported.add(done));

        assertThat(reported).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatProgressThrowsEndsTheWork() {
        Progress cancelling = (done, total) -> {
            throw new WorkCancelledException("another's by now");
        };

        assertThatThrownBy(() -> editor.edit(WHOLE, ConceptVectors.none(), List.of(chain(1, 1)), cancelling))
                .isInstanceOf(WorkCancelledException.class);
    }

    private List<RgbImage> pictures(Source source, EditChain... chains) {
        return editor.edit(source, ConceptVectors.none(), List.of(chains), Progress.NONE).stream()
                .map(EditedPhoto::orThrow)
                .toList();
    }

    private static EditChain chain(long seed, double strength) {
        return EditChain.of(edit(seed, strength));
    }

    private static Edit edit(long seed, double strength) {
        return new Edit(strength, 7.5, 50, "a photo", "", seed);
    }
}
