package io.offshoot.ops.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.offshoot.diffusion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a score of the model that ships tells a photo's own label from another. */
class ScoredLabelsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ScoredLabelsTest.class);
    private static final Path MODEL = Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model");

    @Test
    void photosOfSimulatedSpeciesScoreHigherUnderTheirOwnLabel() throws Exception {
        Map<String, List<RgbImage>> photos = Pictures.simulated(3, 18);
        ScoredLabels scored = new ScoredLabels(
                MODEL,
                new TokenComparison.Effort(80, 4, 1e-2, 10),
                Pictures.part(photos, 0, 6),
                Pictures.part(photos, 6, 18));

        List<ScoredLabels.Result> results = scored.run(List.of(4));

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.right()).isGreaterThan(result.wrong()));
    }

    @Test
    @EnabledIfSystemProperty(
            named = "offshoot.quality",
            matches = "score",
            disabledReason = "takes minutes: -Doffshoot.quality=score runs it")
    void photosOfNineRealClassesScoreHigherUnderTheirOwnLabel() throws Exception {
        Path photos = Path.of(System.getProperty("offshoot.shared"), "photos", "fewshot", "64");
        assumeThat(photos).as("real photos beside the repository").isDirectory();
        ScoredLabels scored = new ScoredLabels(
                MODEL,
                TokenComparison.Effort.AS_SHIPPED,
                Pictures.photos(photos.resolve("train"), 16),
                Pictures.photos(photos.resolve("test"), 20));

        List<ScoredLabels.Result> results = scored.run(List.of(1, 2, 4, 8));

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.right()).isGreaterThan(result.wrong()));
    }
}
