package io.offshoot.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.offshoot.evaluate.statistics.Bootstrap;
import io.offshoot.evaluate.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final List<Score> scores = List.of(
            score("none", 1, 0, 0.25),
            score("standard", 1, 0, 0.375),
            score("offshoot", 1, 0, 0.5),
            score("none", 1, 1, 0.5),
            score("standard", 1, 1, 0.625),
            score("offshoot", 1, 1, 0.75));
    private final Summary summary = new Summary(scores, Bootstrap.DEFAULT);

    @Test
    void anArmsRowIsItsMeanOverSeeds() {
        assertThat(summary.rows()).hasSize(3);
        assertThat(summary.rows().get(1).accuracy()).isEqualTo(new Interval(0.5, 0.375, 0.625));
        assertThat(summary.rows().get(2).generationSeconds()).isEqualTo(30, within(1e-9));
    }

    @Test
    void theGainIsAgainstTheBestOtherArmSeedBySeed() {
        assertThat(summary.gains("offshoot"))
                .containsExactly(new Gain(1, "offshoot", "standard", 2, new Interval(0.125, 0.125, 0.125)));
    }

    @Test
    void anArmThatDidNotRunHasNoGain() {
        assertThat(summary.gains("cutmix")).isEmpty();
    }

    @Test
    void theTableNamesEveryArmAndTheGain() {
        assertThat(new MarkdownReport(summary, "offshoot").text())
                .contains("| 1 | standard | 2 | 50.0 | 37.5 to 62.5 | 30 | 2 | as they are |\n")
                .contains("| shots | offshoot less the best other arm | seeds | points | 95 % interval |\n")
                .endsWith("| 1 | standard | 2 | +12.5 | +12.5 to +12.5 |\n");
    }

    @Test
    void aSingleSeedHasNoInterval() {
        Summary single = new Summary(scores.subList(0, 3), Bootstrap.DEFAULT);

        assertThat(new MarkdownReport(single, "offshoot").text())
                .contains("| 1 | standard | 1 | 37.5 | one seed | 30 | 2 | as they are |\n")
                .endsWith("| 1 | standard | 1 | +12.5 | one seed |\n");
    }

    @Test
    void aLineOfTheFileIsAClassifier() {
        assertThat(new CsvReport(scores).text().lines())
                .hasSize(7)
                .contains("offshoot,1,1,0.750000,30.0,2.0,\"as they are\"");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(CsvReport.read(new CsvReport(scores).text()).scores()).isEqualTo(scores);
    }

    @Test
    void aLineThatAnInterruptedProcessLeftUnfinishedIsNotRead() {
        String text = new CsvReport(scores).text();

        assertThat(CsvReport.read(text.substring(0, text.length() - 5)).scores())
                .isEqualTo(scores.subList(0, 5));
    }

    @Test
    void aLineThatIsNoScoreIsQuoted() {
        assertThatThrownBy(() -> CsvReport.read("header\nnone,1,0\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none,1,0");
    }

    @Test
    void aSeedThatLacksAnArmDoesNotCount() {
        Summary whole =
                Summary.ofWhole(scores.subList(0, 5), List.of("none", "standard", "offshoot"), Bootstrap.DEFAULT);

        assertThat(whole.scores()).isEqualTo(scores.subList(0, 3));
    }

    @Test
    void theCurveHasAnIntervalAndAnEntryForEveryArm() {
        LearningCurve curve = new LearningCurve(summary);

        // 340 pixels for 100 %: 50 % lies in the middle.
        assertThat(curve.svg())
                .contains("cy=\"200.0\"")
                .contains(">offshoot</text>")
                .endsWith("</svg>\n");
        assertThat(curve.picture().getWidth()).isEqualTo(1520);
    }

    private static Score score(String arm, int shots, long seed, double accuracy) {
        return new Score(arm, shots, seed, accuracy, "as they are", 30, 2);
    }
}
