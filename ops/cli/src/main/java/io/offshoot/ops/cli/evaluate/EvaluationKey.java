package io.offshoot.ops.cli.evaluate;

import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.evaluate.EvaluationSettings;
import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.classifier.ClassifierSettings;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.data.Pools;
import io.offshoot.ops.cli.connect.Sha256;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a score depends on, beside its seed and arm, as lines: an evaluation may go on with more seeds or arms, and with
 * nothing else changed.
 *
 * @param settings what is compared
 * @param classifier its training
 * @param backbone content of its backbone, or what stands for none
 * @param node the flow
 */
record EvaluationKey(
        EvaluationSettings settings, ClassifierSettings classifier, String backbone, StandaloneSettings node) {

    /** The lines for these photos. */
    List<String> lines(Pools pools) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("photos = " + hash(pools));
        lines.add("shots = " + settings.shots());
        lines.add("tuning-seeds = " + settings.tuningSeeds());
        lines.add("alpha = " + (settings.alpha().isPresent() ? settings.alpha().getAsDouble() : "chosen"));
        lines.add("classifier = " + classifier);
        lines.add("backbone = " + backbone);
        if (settings.arms().stream().map(Arm::guidance).anyMatch(guidance -> guidance.isPresent())) {
            ModelSettings model = node.model();
            lines.add("model = " + ModelFolder.open(model.folder()).fingerprint());
            lines.add("device = " + model.device() + ", " + model.dtype() + ", batch " + model.batch());
            lines.add(PolicyLine.of(node.topology().policy()));
        }
        return lines;
    }

    private static String hash(Pools pools) {
        StringBuilder photos = new StringBuilder();
        pools.train().forEach(photo -> photos.append("train ").append(line(photo)));
        pools.test().forEach(photo -> photos.append("test ").append(line(photo)));
        return Sha256.hex(photos.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Photo photo) {
        return photo.label() + ' ' + photo.sha256() + '\n';
    }
}
