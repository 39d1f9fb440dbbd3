package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.random.TorchGenerator;

/** torch.randn by seed: two draws of one generator. */
final class RandomReplay implements SectionReplay {

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                int count = 1;
                for (var size : golden.parameters(name).path("shape")) {
                    count *= size.asInt();
                }
                TorchGenerator generator =
                        new TorchGenerator(golden.parameters(name).path("seed").asLong());
                comparisons.floats(name + "/first", generator.randn(count));
                comparisons.floats(name + "/second", generator.randn(count));
            });
        }
    }
}
