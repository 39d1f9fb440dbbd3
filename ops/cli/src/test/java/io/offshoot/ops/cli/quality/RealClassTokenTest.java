package io.offshoot.ops.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.offshoot.diffusion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link LearnedTokenTest} asks of simulated species, asked of nine real classes with photos of their own as
 * references. Takes minutes, so it runs on request: {@code -Doffshoot.quality=real}.
 */
@EnabledIfSystemProperty(named = "offshoot.quality", matches = "real")
class RealClassTokenTest {
    private static final Logger LOG = LoggerFactory.getLogger(RealClassTokenTest.class);
    private static final Path PHOTOS = Path.of(System.getProperty("offshoot.shared"), "photos", "fewshot", "64");
    private static final int EXAMPLES = 16;
    private static final int REFERENCES = 150;
    private static final int JUDGES = 3;

    /** Of 288 edits; the model that ships says too little about real classes for a difference beyond it. */
    private static final double TOLERANCE = 0.05;

    @Test
    void lowersTheLossOfEveryRealClassAndKeepsItsEditsInTheClass() throws Exception {
        assumeThat(PHOTOS).as("real photos beside the repository").isDirectory();
        Map<String, List<RgbImage>> examples = Pictures.photos(PHOTOS.resolve("train"), EXAMPLES);
        Map<String, List<RgbImage>> references = Pictures.photos(PHOTOS.resolve("test"), REFERENCES);
        TokenComparison comparison = new TokenComparison(
                Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model"),
                TokenComparison.Effort.AS_SHIPPED,
                examples,
                references);
        ClassJudge judge = new ClassJudge(references);
        LOG.info("the sources themselves:");
        recognised(judge, examples);

        List<TokenComparison.Result> results = comparison.run();

        results.forEach(result -> LOG.info("{}", result));
        LOG.info(
                "mean distance of the edits to their class {} with the learned token, {} with the untrained",
                TokenComparison.mean(results, result -> result.learned().distance()),
                TokenComparison.mean(results, result -> result.untrained().distance()));
        assertThat(results).allSatisfy(result -> assertThat(result.lastLoss()).isLessThan(result.firstLoss()));
        double untrained = recognised(judge, TokenComparison.pictures(results, TokenComparison.Result::untrained));
        assertThat(recognised(judge, TokenComparison.pictures(results, TokenComparison.Result::learned)))
                .isGreaterThan(untrained - TOLERANCE);
    }

    private static double recognised(ClassJudge judge, Map<String, List<RgbImage>> pictures) {
        double share = LongStream.range(0, JUDGES)
                .mapToDouble(seed -> judge.recognised(pictures, seed))
                .average()
                .orElseThrow();
        LOG.info("{} of the pictures are taken for their class", share);
        return share;
    }
}
