package io.offshoot.ops.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.statistics.Bootstrap;
import io.offshoot.evaluate.statistics.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    /** Edits of a photo with each token: one says little, since noise decides more of an edit than the token. */
    private static final int DRAWS = 6;

    @Test
    void lowersTheLossOfEveryRealClassAndKeepsItsEditsInTheClass() throws Exception {
        assumeThat(PHOTOS).as("real photos beside the repository").isDirectory();
        Map<String, List<RgbImage>> examples = Pictures.photos(PHOTOS.resolve("train"), EXAMPLES);
        Map<String, List<RgbImage>> references = Pictures.photos(PHOTOS.resolve("test"), REFERENCES);
        TokenComparison comparison = new TokenComparison(
                        Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model"),
                        TokenComparison.Effort.AS_SHIPPED,
                        examples,
                        references)
                .withDraws(DRAWS);

        List<TokenComparison.Result> results = comparison.run();

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.lastLoss()).isLessThan(result.firstLoss()));
        List<List<Double>> recognised = new ClassJudge(references)
                .recognised(List.of(
                        examples,
                        TokenComparison.pictures(results, TokenComparison.Result::learned),
                        TokenComparison.pictures(results, TokenComparison.Result::untrained)));
        LOG.info("taken for their class: of the photos {}", interval(recognised.get(0)));
        LOG.info("of edits with the learned token {}", interval(byPhoto(recognised.get(1))));
        LOG.info("of edits with the untrained token {}", interval(byPhoto(recognised.get(2))));
        Interval gain = Bootstrap.DEFAULT.difference(byPhoto(recognised.get(1)), byPhoto(recognised.get(2)));
        LOG.info("difference, photo by photo: {}", gain);
        assertThat(gain.high()).isPositive();
    }

    private static Interval interval(List<Double> shares) {
        return Bootstrap.DEFAULT.interval(shares);
    }

    /** The means over the edits of each photo, which stand beside each other. */
    private static List<Double> byPhoto(List<Double> shares) {
        return IntStream.range(0, shares.size() / DRAWS)
                .mapToObj(photo -> shares.subList(photo * DRAWS, (photo + 1) * DRAWS).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .toList();
    }
}
