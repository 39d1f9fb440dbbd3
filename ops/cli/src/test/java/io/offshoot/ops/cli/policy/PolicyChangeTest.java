package io.offshoot.ops.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.streams.StreamsSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {
    @Test
    void theFirstPolicyIsTheDefaultWithTheChanges() {
        AugmentationPolicy policy = changed(Map.of(), "mode", "real-guidance");

        assertThat(policy.getMode()).isEqualTo(EditMode.REAL_GUIDANCE);
        assertThat(policy.getEditsPerImage()).isEqualTo(10);
        assertThat(policy.getVersion()).isEqualTo(1);
    }

    @Test
    void aLaterPolicyKeepsWhatIsNotChanged() {
        AugmentationPolicy own = policy(4);
        own.setUnet("no-wheat");

        AugmentationPolicy policy = changed(Map.of("wheat", own, "*", policy(2)), "edits-per-image", "7");

        assertThat(policy.getUnet()).isEqualTo("no-wheat");
        assertThat(policy.getEditsPerImage()).isEqualTo(7);
        assertThat(policy.getVersion()).isEqualTo(5);
    }

    @Test
    void theFirstPolicyOfAClassStartsFromThatOfAllClassesAndAboveItsVersion() {
        AugmentationPolicy all = policy(6);
        all.setPaused(true);

        AugmentationPolicy policy = changed(Map.of("*", all), "edits-per-image", "7");

        assertThat(policy.getPaused()).isTrue();
        assertThat(policy.getVersion()).isEqualTo(7);
    }

    @Test
    void aPolicyThatWasTakenBackLeavesItsVersionsBehind() {
        PolicyHistory history = new PolicyHistory(List.of(
                new PublishedPolicy("wheat", policy(8), Instant.EPOCH, "ada"),
                new PublishedPolicy("wheat", null, Instant.EPOCH.plusSeconds(1), "ada")));

        AugmentationPolicy policy = changed(history, "edits-per-image", "7");

        assertThat(policy.getVersion()).isEqualTo(9);
    }

    @Test
    void withoutAnySettingItIsWrongUsage() {
        CommandLineFixture offshoot = new CommandLineFixture();

        assertThat(offshoot.run("policy", "set", "wheat")).isEqualTo(2);
        assertThat(offshoot.err()).contains("nothing is to be changed; name settings, for example --m 20");
    }

    @Test
    void nothingBehindUnetGoesBackToTheModelsOwn() {
        AugmentationPolicy own = policy(1);
        own.setUnet("no-wheat");

        assertThat(changed(Map.of("wheat", own), "unet", "").getUnet()).isNull();
    }

    @Test
    void refusesWhatIsNoValidPolicy() {
        assertThatThrownBy(() -> changed(Map.of(), "unet", "../model"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unet must be the name of a folder and not a path");
    }

    @Test
    void refusesAKeyThatNoPolicyHasWithThoseThereAre() {
        assertThatThrownBy(() -> changed(Map.of(), "strength", "0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no setting \"strength\"")
                .hasMessageContaining("strengths, strength-probabilities");
    }

    @Test
    void aVersionOfOnesOwnIsWrongUsageBeforeAnythingIsAsked() {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = offshoot.run("policy", "set", "wheat", "version=3");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("the version of a policy grows by itself");
    }

    @Test
    void aPinOfOnesOwnIsWrongUsageBeforeAnythingIsAsked() {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = offshoot.run("policy", "set", "wheat", "pinned-version=3");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("a concept is pinned by offshoot concepts pin");
    }

    @Test
    void aPinKeepsTheOtherSettings() {
        PolicyHistory history = new PolicyHistory(List.of(new PublishedPolicy("*", policy(6), Instant.EPOCH, "ada")));

        AugmentationPolicy pinned = PolicyChange.pin("wheat", 2).of(history, StreamsSettings::daFusion);

        assertThat(pinned)
                .isEqualTo(AugmentationPolicy.newBuilder(policy(7))
                        .setPinnedVersion(2)
                        .build());
    }

    @Test
    void withoutAnActionItIsWrongUsage() {
        CommandLineFixture offshoot = new CommandLineFixture();

        assertThat(offshoot.run("policy")).isEqualTo(2);
        assertThat(offshoot.err()).contains("Name what to do: get, set, remove or history.");
    }

    private static AugmentationPolicy changed(Map<String, AugmentationPolicy> published, String key, String text) {
        List<PublishedPolicy> policies = published.entrySet().stream()
                .map(policy -> new PublishedPolicy(policy.getKey(), policy.getValue(), Instant.EPOCH, "ada"))
                .toList();
        return changed(new PolicyHistory(policies), key, text);
    }

    private static AugmentationPolicy changed(PolicyHistory history, String key, String text) {
        return new PolicyChange("wheat", Map.of(key, text)).of(history, StreamsSettings::daFusion);
    }

    private static AugmentationPolicy policy(int version) {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setVersion(version)
                .build();
    }
}
