package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks give diffusers' numbers. */
class NetworkGoldenTest {

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"tiny-sd1, tiny-sd1", "tiny-sd2, tiny-sd2", "tiny-sd1-oldstyle, tiny-sd1"})
    void textEncoderEqualsTransformers(String model, String recorded) throws IOException {
        try (TextEncoder encoder = TextEncoder.load(folder(model), settings());
                Goldens goldens = Goldens.open(recorded, "text_encoder");
                NDManager manager = NDManager.newBaseManager()) {
            for (String name : goldens.cases()) {
                NDArray rows = name.equals("concept")
                        ? goldens.array(manager, "placeholder_vectors")
                        : encoder.noConceptRows(manager);
                NDArray ids = goldens.array(manager, name + "/input_ids");

                HiddenStates states = encoder.hiddenStates(ids, rows);

                goldens.assertClose(name + "/hidden_0", states.embeddings());
                goldens.assertClose(name + "/hidden_penultimate", states.penultimate());
                goldens.assertClose(name + "/last_hidden_state", states.last());
                goldens.assertClose(name + "/last_hidden_state", encoder.forward(ids, rows));
                goldens.assertClose(name + "/pooled", states.pooled());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"tiny-sd1, tiny-sd1", "tiny-sd2, tiny-sd2", "tiny-sd1-oldstyle, tiny-sd1", "tiny-sdxl, tiny-sdxl"})
    void autoencoderEqualsDiffusers(String model, String recorded) throws IOException {
        try (AutoencoderKL vae = AutoencoderKL.load(folder(model), settings());
                Goldens goldens = Goldens.open(recorded, "vae");
                NDManager manager = NDManager.newBaseManager()) {
            for (String name : goldens.cases()) {
                if (goldens.has(name + "/image")) {
                    NDArray pixels = goldens.array(manager, name + "/image");
                    goldens.assertClose(name + "/moments", vae.moments(pixels));
                    Moments moments = vae.encode(pixels);
                    goldens.assertClose(name + "/mean", moments.mean());
                    goldens.assertClose(name + "/logvar", moments.logvar());
                    NDArray sample = moments.sample(goldens.array(manager, name + "/eps"));
                    goldens.assertClose(name + "/sample", sample);
                    goldens.assertClose(name + "/latents", sample.mul(vae.scalingFactor()));
                }
                if (goldens.has(name + "/decoded")) {
                    NDArray latents = goldens.array(manager, name + "/latents");
                    goldens.assertClose(name + "/decoded", vae.decode(latents.div(vae.scalingFactor())));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd1", "tiny-sd2"})
    void logVarianceIsClamped(String model) throws IOException {
        Libtorch.start(2);
        try (Goldens goldens = Goldens.open(model, "vae");
                NDManager manager = NDManager.newBaseManager()) {
            Moments moments = Moments.of(goldens.array(manager, "clamp/moments"));

            goldens.assertClose("clamp/logvar", moments.logvar());
            goldens.assertClose("clamp/sample", moments.sample(goldens.array(manager, "clamp/eps")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd1", "tiny-sd2"})
    void unetEqualsDiffusers(String model) throws IOException {
        try (UNet2DConditionModel unet = UNet2DConditionModel.load(folder(model), settings());
                Goldens goldens = Goldens.open(model, "unet");
                NDManager manager = NDManager.newBaseManager()) {
            for (String name : goldens.cases()) {
                NDArray output = unet.forward(
                        goldens.array(manager, name + "/latents"),
                        goldens.array(manager, name + "/timestep"),
                        goldens.array(manager, name + "/context"));

                goldens.assertClose(name + "/output", output);
            }
        }
    }

    private static ModelFolder folder(String model) throws IOException {
        return ModelFolder.open(Goldens.folder().resolve("models").resolve(model));
    }

    private LoadSettings settings() {
        return LoadSettings.cpu().withThreads(2).withCacheFolder(cache);
    }
}
