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
    private static final Path MODEL = Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model");
    private static final int EXAMPLES = 16;
    private static final int REFERENCES = 150;
    /** Edits of a photo with each token: one says little, since noise decides more of an edit than the token. */
    private static final int DRAWS = 6;
    /** Photos of each of the other eight classes edited with a class's token. */
    private static final int OTHERS = 2;

    @Test
    void drawsPhotosOfOtherClassesTowardsItsOwnAndKeepsItsOwnWhereTheyAre() throws Exception {
        assumeThat(PHOTOS).as("real photos beside the repository").isDirectory();
        Map<String, List<RgbImage>> examples = Pictures.photos(PHOTOS.resolve("train"), EXAMPLES);
        Map<String, List<RgbImage>> references = Pictures.photos(PHOTOS.resolve("test"), REFERENCES);
        TokenComparison comparison = new TokenComparison(MODEL, TokenComparison.Effort.AS_SHIPPED, examples, references)
                .withDraws(DRAWS)
                .withOthers(OTHERS);

        List<TokenComparison.Result> results = comparison.run();

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.lastLoss()).isLessThan(result.firstLoss()));
        List<List<Double>> recognised = new ClassJudge(
                        Pictures.together(references, Reconstructions.of(references, MODEL)))
                .recognised(List.of(
                        examples,
                        TokenComparison.pictures(results, result -> result.own().learned()),
                        TokenComparison.pictures(results, result -> result.own().untrained()),
                        TokenComparison.pictures(
                                results, result -> result.others().learned()),
                        TokenComparison.pictures(
                                results, result -> result.others().untrained())));
        LOG.info("photos taken for their class: {}", Bootstrap.DEFAULT.interval(recognised.get(0)));
        assertThat(gain("their own", recognised.subList(1, 3)).high()).isPositive();
        assertThat(gain("another", recognised.subList(3, 5)).low()).isPositive();
    }

    /** How many more of the edits are taken for the token's class with the learned token than with the untrained. */
    private static Interval gain(String source, List<List<Double>> tokens) {
        List<Double> learned = byPhoto(tokens.get(0));
        List<Double> untrained = byPhoto(tokens.get(1));
        Interval gain = Bootstrap.DEFAULT.difference(learned, untrained);
        LOG.info(
                "edits of photos of {} class taken for the token's: learned {}, untrained {}, difference {}",
                source,
                Bootstrap.DEFAULT.interval(learned),
                Bootstrap.DEFAULT.interval(untrained),
                gain);
        return gain;
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
