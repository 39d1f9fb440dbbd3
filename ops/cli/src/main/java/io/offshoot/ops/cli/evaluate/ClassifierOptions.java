package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.classifier.Backbone;
import io.offshoot.evaluate.classifier.ClassifierSettings;
import io.offshoot.ops.cli.connect.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the classifier that every arm trains alike. */
final class ClassifierOptions {
    @Option(
            names = "--classifier-steps",
            paramLabel = "N",
            defaultValue = "400",
            description = "Gradient steps of the classifier on every arm (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--backbone",
            paramLabel = "FILE",
            description =
                    "TorchScript module that makes features of pictures normalised as ImageNet's: a linear layer is"
                            + " trained on them instead of a small residual network on pictures of 64 x 64 pixels.")
    private @Nullable Path backbone;

    @Option(
            names = "--backbone-size",
            paramLabel = "PIXELS",
            defaultValue = "224",
            description = "Side of the pictures that the backbone takes (default: ${DEFAULT-VALUE}).")
    private int backboneSize;

    ClassifierSettings settings() {
        ClassifierSettings settings = ClassifierSettings.DEFAULT.withSteps(steps);
        return backbone == null ? settings : settings.withSide(backboneSize);
    }

    /** SHA-256 of the backbone's file and its side; {@code none} without one. */
    String fingerprint() throws IOException {
        return backbone == null ? "none" : Sha256.hex(Files.readAllBytes(backbone)) + " at " + backboneSize;
    }

    /** The backbone; the caller closes it. Null when none is named. */
    @Nullable
    Backbone load() {
        return backbone == null ? null : Backbone.load(backbone, backboneSize);
    }
}
