package io.offshoot.ops.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyLineTest {
    private static final AugmentationPolicy POLICY = AugmentationPolicy.newBuilder()
            .setEditsPerImage(6)
            .setStrengths(List.of(0.5))
            .build();

    @Test
    void saysWhatDiffersFromTheDefaultsAlone() {
        assertThat(PolicyLine.of(POLICY)).isEqualTo("policy = {\"editsPerImage\":6,\"strengths\":[0.5]}");
    }

    @Test
    void aLineOfAReleaseWithFewerSettingsIsTheSame() {
        String earlier = "policy = " + POLICY.toString().replace(", \"scoreTimesteps\": 0", "");

        assertThat(earlier).contains("learningSteps").doesNotContain("scoreTimesteps");
        assertThat(PolicyLine.kept(earlier)).isEqualTo(PolicyLine.of(POLICY));
    }

    @Test
    void anotherPolicyIsAnotherLine() {
        AugmentationPolicy scored =
                AugmentationPolicy.newBuilder(POLICY).setScoreTimesteps(4).build();

        assertThat(PolicyLine.of(scored)).isNotEqualTo(PolicyLine.of(POLICY));
    }

    @Test
    void otherLinesStayAsTheyAre() {
        assertThat(PolicyLine.kept("shots = [1, 4]")).isEqualTo("shots = [1, 4]");
    }
}
