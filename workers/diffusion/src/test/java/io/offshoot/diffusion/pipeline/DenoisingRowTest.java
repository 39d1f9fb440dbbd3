package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.schedule.DdimScheduler;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DenoisingRowTest {

    private static final Scheduler SCHEDULER = scheduler(false);
    private static final Mask EVERYWHERE = Mask.filled(8, 8, true);

    @Test
    void rowsWithoutGuidanceAddNoUnconditionalRow() {
        List<DenoisingRow.Place> rows = rows(edit(1), edit(0.5), edit(0));

        assertThat(Asked.of(rows, 0).places()).containsExactly(0, 1, 2);
    }

    @Test
    void onlyGuidedRowsAreAskedTwice() {
        List<DenoisingRow.Place> rows = rows(edit(1), edit(7.5), edit(1), edit(1.1));

        assertThat(Asked.of(rows, 0).places()).containsExactly(1, 3, 0, 1, 2, 3);
    }

    @Test
    void aFixedWidthIsFilledUpWithCopiesOfTheFirstRow() {
        List<DenoisingRow.Place> rows = rows(edit(1), edit(7.5));

        assertThat(Asked.of(rows, 3).places()).containsExactly(1, 0, 1, 0, 0, 0);
    }

    @Test
    void aSampleIsShownOnceHoweverOftenItIsAskedFor() {
        List<DenoisingRow.Place> rows = rows(edit(7.5), edit(7.5), edit(1));

        assertThat(Asked.of(rows, 0).samples()).containsExactly(0, 1, 2);
    }

    @Test
    void samplesAreFilledUpToTheFixedWidth() {
        List<DenoisingRow.Place> rows = rows(edit(1), edit(7.5));

        assertThat(Asked.of(rows, 3).samples()).containsExactly(0, 1, 0);
    }

    @Test
    void aGuidanceIntervalAsksTwiceInItsStepsOnly() {
        DenoisingRow row = DenoisingRow.of(
                edit(7.5).with(EditOptions.DEFAULT.withGuidanceInterval(new GuidanceInterval(0.25, 0.75))), SCHEDULER);

        assertThat(IntStream.range(0, 8).mapToObj(row::after).map(DenoisingRow.Place::guided))
                .containsExactly(false, false, true, true, true, true, false, false);
    }

    @Test
    void aMaskedRunOfFullStrengthStartsFromNoiseAlone() {
        DenoisingRow row = DenoisingRow.of(masked(1, Renoise.NEXT), SCHEDULER);

        assertThat(row.run().start()).isEqualTo(new NoiseLevel(0, 1));
    }

    @Test
    void theCurrentConventionStartsFromThePhotoAtFullStrengthToo() {
        DenoisingRow row = DenoisingRow.of(masked(1, Renoise.CURRENT), SCHEDULER);

        assertThat(row.run().start()).isEqualTo(row.run().steps().get(0).level());
    }

    @Test
    void theNextConventionKeepsTheLevelOfTheNextStep() {
        DenoisingRow row = DenoisingRow.of(masked(0.5, Renoise.NEXT), SCHEDULER);

        assertThat(row.after(0).keptLevel()).isEqualTo(row.run().steps().get(1).level());
        assertThat(row.after(3).keptLevel()).isEqualTo(NoiseLevel.CLEAN);
    }

    @Test
    void theCurrentConventionKeepsTheLevelOfTheStepItself() {
        DenoisingRow row = DenoisingRow.of(masked(0.5, Renoise.CURRENT), SCHEDULER);

        assertThat(row.after(3).keptLevel()).isEqualTo(row.run().steps().get(3).level());
    }

    @Test
    void aStepWithoutNoiseDrawsNone() {
        DenoisingRow row = DenoisingRow.of(edit(1), SCHEDULER);

        assertThat(row.after(0).noise(20)).containsOnly(0);
    }

    @Test
    void refusesToClipLatents() {
        assertThatThrownBy(() -> DenoisingRow.of(edit(1), scheduler(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clip_sample must be false");
    }

    private static List<DenoisingRow.Place> rows(Edit... edits) {
        return Stream.of(edits)
                .map(edit -> DenoisingRow.of(edit, SCHEDULER).after(0))
                .toList();
    }

    private static Edit edit(double guidanceScale) {
        return new Edit(1, guidanceScale, 8, "", "", 1);
    }

    private static Edit masked(double strength, Renoise renoise) {
        return edit(1).withStrength(strength).with(EditOptions.DEFAULT.withRepaint(new Repaint(EVERYWHERE, renoise)));
    }

    private static Scheduler scheduler(boolean clipSample) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("clip_sample", clipSample);
        return Scheduler.of(SchedulerConfigFile.parse(json, DdimScheduler.CLASS_NAME));
    }
}
