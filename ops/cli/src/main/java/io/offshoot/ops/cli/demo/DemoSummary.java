package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.flow.Tally;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.deadletter.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the demo did, as text.
 *
 * @param published photos sent
 * @param duplicates photos that intake dropped as copies of another
 * @param tally what came out
 * @param editsPerImage M
 * @param stages seconds of each stage
 * @param total the whole demo
 * @param out the folder with the images
 * @param sheet the contact sheet
 */
record DemoSummary(
        int published,
        int duplicates,
        Tally tally,
        int editsPerImage,
        Map<String, Duration> stages,
        Duration total,
        Path out,
        Path sheet) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Photos    %d published: %d accepted, %d held out, %d rejected, %d copies dropped",
                published,
                tally.accepted(),
                tally.heldOut(),
                tally.rejects().size(),
                duplicates));
        tally.rejects().forEach(letter -> lines.add("          rejected: " + sentence(letter)));
        lines.add("Concepts  " + tally.concepts().size() + " of " + tally.classes() + " classes");
        tally.concepts().values().forEach(concept -> lines.add("          " + concept(concept)));
        lines.add(String.format(
                Locale.ROOT,
                "Edits     %d synthetic images, %d failures; accepted x M = synthetic + M x failures: %s",
                tally.syntheticImages(),
                tally.failures().size(),
                balance()));
        tally.failures().forEach(letter -> lines.add("          failed: " + sentence(letter)));
        lines.add("Seconds   " + seconds());
        lines.add("Images    " + out);
        lines.add("Sheet     " + sheet);
        return lines;
    }

    private String balance() {
        return tally.balance() == 0 ? "holds" : "does not hold, " + tally.balance() + " missing";
    }

    private String seconds() {
        StringBuilder text = new StringBuilder();
        stages.forEach((stage, time) ->
                text.append(stage).append(' ').append(oneDecimal(time)).append(", "));
        return text.append("in all ").append(oneDecimal(total)).toString();
    }

    private static String concept(Concept concept) {
        return String.format(
                Locale.ROOT,
                "%s: %d photos, loss on held-out noise %.4f -> %.4f",
                concept.getLabel(),
                concept.getExampleImageIds().size(),
                concept.getFirstLoss(),
                concept.getLastLoss());
    }

    private static String sentence(DeadLetter letter) {
        return letter.sentence() + " (" + letter.reason() + ")";
    }

    private static String oneDecimal(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
