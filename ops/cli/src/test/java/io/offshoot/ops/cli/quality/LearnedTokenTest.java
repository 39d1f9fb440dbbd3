package io.offshoot.ops.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, List<RgbImage>> photos = simulated(species, EXAMPLES + REFERENCES);
        TokenComparison comparison = new TokenComparison(
                Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model"),
                effort,
                first(photos),
                last(photos));

        List<TokenComparison.Result> results = comparison.run();

        results.forEach(result -> LOG.info("{}", result));
        assertThat(results).allSatisfy(result -> assertThat(result.lastLoss()).isLessThan(result.firstLoss()));
        assertThat(results.stream()
                        .mapToDouble(result -> result.learned().distance())
                        .sum())
                .isLessThan(results.stream()
                        .mapToDouble(result -> result.untrained().distance())
                        .sum());
    }

    private static Map<String, List<RgbImage>> simulated(int species, int photos) throws Exception {
        Map<String, List<RgbImage>> byLabel = new TreeMap<>();
        FieldCamera camera = new FieldCamera(
                new SimulationSettings(species, photos, 64, 64, 20241122), Instant.EPOCH, Duration.ofMinutes(1));
        for (FieldPhoto photo : camera) {
            byLabel.computeIfAbsent(photo.label(), label -> new ArrayList<>()).add(Pictures.decode(photo.jpeg()));
        }
        return byLabel;
    }

    private static Map<String, List<RgbImage>> first(Map<String, List<RgbImage>> photos) {
        Map<String, List<RgbImage>> examples = new TreeMap<>();
        photos.forEach((label, all) -> examples.put(label, all.subList(0, EXAMPLES)));
        return examples;
    }

    private static Map<String, List<RgbImage>> last(Map<String, List<RgbImage>> photos) {
        Map<String, List<RgbImage>> references = new TreeMap<>();
        photos.forEach((label, all) -> references.put(label, all.subList(EXAMPLES, all.size())));
        return references;
    }
}
