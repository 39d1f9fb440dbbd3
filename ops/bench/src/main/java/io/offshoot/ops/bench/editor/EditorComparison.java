package io.offshoot.ops.bench.editor;

import io.offshoot.ops.bench.Quantiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All rounds; every figure is the median over them.
 *
 * @param rounds at least one
 */
public record EditorComparison(List<ComparedRound> rounds) {

    public EditorComparison {
        rounds = List.copyOf(rounds);
    }

    /** Images per second of Offshoot, as a multiple of the rival's in the same round. */
    public double ratio(Rival rival) {
        return median(round -> round.ratio(rival));
    }

    /** Share of Offshoot's wall time inside the UNet while there was always something to do. */
    public double unetShare() {
        return median(round -> round.offshoot().saturatedShare());
    }

    /** Share of the offered rows that were filled meanwhile. */
    public double fill() {
        return median(round -> round.offshoot().fill());
    }

    /** Images per second of each side. */
    public Map<String, Double> itemsPerSecond() {
        Map<String, Double> sides = new LinkedHashMap<>();
        sides.put("offshoot", median(round -> round.offshoot().measured().itemsPerSecond()));
        for (Rival rival : Rival.values()) {
            sides.put(
                    "diffusers " + rival.mode(),
                    median(round -> round.rival(rival).itemsPerSecond()));
        }
        return sides;
    }

    private double median(ToDoubleFunction<ComparedRound> figure) {
        return Quantiles.of(rounds.stream().mapToDouble(figure).boxed().toList())
                .median();
    }
}
