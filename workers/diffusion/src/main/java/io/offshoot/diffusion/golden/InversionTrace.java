package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import io.offshoot.diffusion.inversion.InversionLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/** What textual inversion computed at every step, under the names of the recorded tensors. */
final class InversionTrace {

    private final Map<String, Trace> traces = new LinkedHashMap<>();

    void inputs(InversionLoss loss, InversionLoss.Batch batch, NDArray concept) {
        add("latents", batch.latents().toFloatArray());
        add("noisy", loss.noisy(batch).toFloatArray());
        add("target", loss.target(batch).toFloatArray());
        add("pred", loss.prediction(batch, concept).toFloatArray());
    }

    void step(InversionLoss.Slope slope, float[] vector) {
        add("loss", new float[] {(float) slope.loss()});
        add("grad", slope.gradient());
        add("embedding", vector.clone());
    }

    /** Compares what was recorded; the inputs of a step are recorded in some cases only. */
    void compare(GoldenFile golden, String name, Comparisons comparisons) {
        traces.forEach((tensor, trace) -> {
            String key = name + "/" + tensor;
            if (golden.has(key)) {
                comparisons.floats(key, trace.values());
            }
        });
    }

    private void add(String tensor, float[] values) {
        traces.computeIfAbsent(tensor, key -> new Trace()).add(values);
    }
}
