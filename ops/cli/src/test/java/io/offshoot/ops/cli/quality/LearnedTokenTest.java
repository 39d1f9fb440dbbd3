package io.offshoot.ops.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learned concepts of the model that ships against its untrained initialiser, on species it has never seen. An edit is
 * close to its class in distance by features that owe nothing to the model. Whether another class is nearer still is
 * logged only: a dozen edits that keep their photo's layout say too little about that.
 */
class LearnedTokenTest {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedTokenTest.class);
    private static final int EXAMPLES = 6;
    private static final int REFERENCES = 24;
    private static final TokenComparison.Effort QUICK = new TokenComparison.Effort(80, 4, 1e-2, 10);

    @Test
    void bringsEditsCloserToTheirClassThanAnUntrainedToken() throws Exception {
        assertLearnedIsCloser(3, QUICK);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "offshoot.quality",
            matches = "simulated",
            disabledReason = "takes minutes: -Doffshoot.quality=simulated runs it")
    void bringsEditsOfSixSpeciesCloserWithThePolicyThatShips() throws Exception {
        assertLearnedIsCloser(6, TokenComparison.Effort.AS_SHIPPED);
    }

    private static void assertLearnedIsCloser(int species, TokenComparison.Effort effort) throws Exception {
        Map<String, List<RgbImage>> photos = Pictures.simulated(species, EXAMPLES + REFERENCES);
        TokenComparison comparison = new TokenComparison(
                Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model"),
                effort,
                Pictures.part(photos, 0, EXAMPLES),
                Pictures.part(photos, EXAMPLES, EXAMPLES + REFERENCES));

        List<TokenComparison.Result> results = comparison.run();

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.lastLoss()).isLessThan(result.firstLoss()));
        assertThat(results.stream()
                        .mapToDouble(result -> result.own().learned().distance())
                        .sum())
                .isLessThan(results.stream()
                        .mapToDouble(result -> result.own().untrained().distance())
                        .sum());
    }
}
