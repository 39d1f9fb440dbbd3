package io.offshoot.diffusion.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.schedule.ArraySampler;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Samplers driven with fixed arrays instead of a network. */
final class SchedulerReplay implements SectionReplay {

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        String className = golden.params().path("class_name").asText();
        if (!Scheduler.supports(className)) {
            comparisons.skip("", className + " is not supported");
            return;
        }
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                if (golden.has(name + "/noisy")) {
                    addNoise(golden, name, className, comparisons);
                } else {
                    run(golden, name, className, comparisons);
                }
            });
        }
    }

    private static void run(GoldenFile golden, String name, String className, Comparisons comparisons) {
        JsonNode parameters = golden.parameters(name);
        Scheduler scheduler = Scheduler.of(SchedulerConfigFile.parse(parameters.path("config"), className));
        int count = parameters.path("steps").asInt();
        int[] timesteps = scheduler.timesteps(count);
        comparisons.integers(
                name + "/timesteps", IntStream.of(timesteps).asLongStream().toArray());
        SamplingRun run =
                SamplingRun.from(scheduler, count, parameters.path("begin").asInt());
        comparisons.floats(name + "/step_outputs", samples(golden, run));
    }

    private static double[] samples(GoldenFile golden, SamplingRun run) {
        float[] start = golden.floats("start");
        float[] outputs = golden.floats("model_outputs");
        ArraySampler sampler = new ArraySampler(start);
        DoubleStream samples = DoubleStream.empty();
        for (int i = 0; i < run.steps().size(); i++) {
            float[] output = Arrays.copyOfRange(outputs, i * start.length, (i + 1) * start.length);
            double[] next = sampler.advance(run.steps().get(i), output);
            samples = DoubleStream.concat(samples, DoubleStream.of(next));
        }
        return samples.toArray();
    }

    private static void addNoise(GoldenFile golden, String name, String className, Comparisons comparisons) {
        JsonNode base = golden.params().path("base_config");
        NoiseSchedule schedule = NoiseSchedule.of(SchedulerConfigFile.parse(base, className));
        float[] clean = golden.floats("add_noise/x0");
        float[] noise = golden.floats("add_noise/noise");
        long[] timesteps = golden.longs(name + "/t");
        double[] noisy = new double[clean.length];
        double[] velocity = new double[clean.length];
        for (int i = 0; i < clean.length; i++) {
            NoiseLevel level = schedule.at((int) timesteps[i / (clean.length / timesteps.length)]);
            noisy[i] = level.addNoise(clean[i], noise[i]);
            velocity[i] = level.velocity(clean[i], noise[i]);
        }
        comparisons.floats(name + "/noisy", noisy);
        if (golden.has(name + "/velocity")) {
            comparisons.floats(name + "/velocity", velocity);
        }
    }
}
