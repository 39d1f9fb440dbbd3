package io.offshoot.ops.bench.editor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison in words, and as the JSON object that ends them. */
final class ComparisonLines {

    private static final double THOUSAND = 1000.0;

    private ComparisonLines() {}

    static List<String> of(ComparedRound round, int number) {
        List<String> lines = new ArrayList<>();
        lines.add(line("round %d  offshoot", number, round.offshoot().measured()));
        round.rivals()
                .forEach((rival, measured) -> lines.add(line("round %d  " + rival.mode(), number, measured)
                        + "  offshoot is %.2f times as fast".formatted(round.ratio(rival))));
        return lines;
    }

    private static String line(String head, int number, Measured measured) {
        return String.format(
                Locale.ROOT,
                "%-18s %4d images in %7.2f s  %7.3f images/s  %6d UNet rows of %6.2f ms  UNet %4.1f %%",
                head.formatted(number),
                measured.items(),
                measured.seconds(),
                measured.itemsPerSecond(),
                measured.unetRows(),
                THOUSAND * measured.unetSeconds() / measured.unetRows(),
                100 * measured.unetShare());
    }

    static String json(EditorComparison comparison, boolean pass) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        for (Rival rival : Rival.values()) {
            json.put("ratio_" + rival.mode(), rounded(comparison.ratio(rival)));
        }
        json.put("unet_share", rounded(comparison.unetShare()));
        json.put("fill", rounded(comparison.fill()));
        json.put("pass", pass);
        return json.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
