package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tellsHowFullTheBatchesWere(@TempDir Path folder) throws IOException {
        Path path = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        List<EditChain> chains =
                List.of(EditChain.of(new Edit(1, 1, 4, "a", "", 1)), EditChain.of(new Edit(0.5, 1, 4, "a", "", 2)));
        Source source = Source.whole(new RgbImage(16, 16, new byte[3 * 16 * 16]), Framing.DEFAULT);
        try (StableDiffusion model =
                        StableDiffusion.load(path, LoadSettings.cpu().withThreads(2));
                DiffusionPhotoEditor editor =
                        DiffusionPhotoEditor.of(model, BatchSettings.upTo(4).withDeterministic(true))) {
            editor.metrics().bindTo(meters);

            editor.edit(source, ConceptVectors.none(), chains, Progress.NONE);
        }

        assertThat(count("offshoot.batch.rows.filled")).isEqualTo(8);
        assertThat(count("offshoot.batch.steps")).isEqualTo(5);
        assertThat(count("offshoot.batch.rows.offered")).isEqualTo(20);
        assertThat(count("offshoot.unet.time")).isPositive();
        assertThat(meters.get("offshoot.batch.fill").gauge().value()).isEqualTo(0.4);
    }

    private double count(String name) {
        return meters.get(name).tag("worker", "editor").functionCounter().count();
    }
}
