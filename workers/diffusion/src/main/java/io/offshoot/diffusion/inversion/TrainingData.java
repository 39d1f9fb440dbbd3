package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * What a concept is learned from, prepared once: prompts as ids, pictures as latents.
 *
 * @param manager holds both
 * @param templateIds the ids of all templates [templates, 77]
 * @param latents the posteriors of the pictures
 * @param trainTimesteps timesteps of the noise schedule
 */
record TrainingData(NDManager manager, NDArray templateIds, ExampleLatents latents, int trainTimesteps) {

    NDManager newScope() {
        return manager.newSubManager();
    }

    DrawSource.Ranges ranges(ExampleSettings examples) {
        return new DrawSource.Ranges(latents.pictures(), examples, trainTimesteps, (int)
                latents.shape().size());
    }

    InversionLoss.Batch batch(NDManager scope, List<NoisyDraw> draws) {
        NDArray index =
                scope.create(draws.stream().mapToLong(NoisyDraw::template).toArray());
        NDArray ids = templateIds.get(index);
        ids.attach(scope);
        return new InversionLoss.Batch(
                ids,
                latents.sample(scope, draws),
                Rows.create(scope, draws, NoisyDraw::noise, latents.shape()),
                draws.stream().map(NoisyDraw::timestep).toList());
    }
}
