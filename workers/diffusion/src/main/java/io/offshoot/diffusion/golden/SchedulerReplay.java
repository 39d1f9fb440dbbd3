package io.offshoot.diffusion.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.schedule.ArraySampler;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.schedule.SigmaScheduler;
import io.offshoot.diffusion.schedule.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Samplers driven with fixed arrays instead of a network. */
final class SchedulerReplay implements SectionReplay {

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        String className = golden.params().path("class_name").asText();
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
        int begin = parameters.path("begin").asInt();
        double sigma = scheduler.initNoiseSigma(count);
        comparisons.timesteps(name + "/timesteps", scheduler.timesteps(count));
        if (scheduler instanceof SigmaScheduler sigmas && golden.has(name + "/sigmas")) {
            comparisons.floats(name + "/sigmas", sigmas.sigmas(count));
        }
        if (parameters.has("init_noise_sigma")) {
            comparisons.number(
                    name + "/init_noise_sigma",
                    parameters.path("init_noise_sigma").asDouble(),
                    sigma);
        }
        samples(golden, name, SamplingRun.from(scheduler, count, begin), begin == 0 ? sigma : 1, comparisons);
    }

    private static void samples(
            GoldenFile golden, String name, SamplingRun run, double startScale, Comparisons comparisons) {
        float[] start = golden.floats("start");
        float[] outputs = golden.floats("model_outputs");
        ArraySampler sampler = new ArraySampler(IntStream.range(0, start.length)
                .mapToDouble(i -> (float) (start[i] * startScale))
                .toArray());
        DoubleStream inputs = DoubleStream.empty();
        DoubleStream samples = DoubleStream.empty();
        for (int i = 0; i < run.steps().size(); i++) {
            Step step = run.steps().get(i);
            float[] output = Arrays.copyOfRange(outputs, i * start.length, (i + 1) * start.length);
            inputs = DoubleStream.concat(inputs, DoubleStream.of(sampler.input(step)));
            samples = DoubleStream.concat(samples, DoubleStream.of(sampler.advance(step, output)));
        }
        comparisons.floats(name + "/step_outputs", samples.toArray());
        if (golden.has(name + "/scaled_inputs")) {
            comparisons.floats(name + "/scaled_inputs", inputs.toArray());
        }
    }

    private static void addNoise(GoldenFile golden, String name, String className, Comparisons comparisons) {
        DoubleFunction<NoiseLevel> levels = levels(golden, name, className);
        float[] clean = golden.floats("add_noise/x0");
        float[] noise = golden.floats("add_noise/noise");
        double[] timesteps = golden.doubles(name + "/t");
        double[] noisy = new double[clean.length];
        double[] velocity = new double[clean.length];
        for (int i = 0; i < clean.length; i++) {
            NoiseLevel level = levels.apply(timesteps[i / (clean.length / timesteps.length)]);
            noisy[i] = level.addNoise(clean[i], noise[i]);
            velocity[i] = level.velocity(clean[i], noise[i]);
        }
        comparisons.floats(name + "/noisy", noisy);
        if (golden.has(name + "/velocity")) {
            comparisons.floats(name + "/velocity", velocity);
        }
    }

    /** The noise levels of timesteps: of a run's steps where the case names their count, else those of training. */
    private static DoubleFunction<NoiseLevel> levels(GoldenFile golden, String name, String className) {
        SchedulerConfig config = SchedulerConfigFile.parse(golden.params().path("base_config"), className);
        Scheduler scheduler = Scheduler.of(config);
        if (!golden.parameters(name).has("steps")) {
            return timestep -> scheduler.noise().at((int) timestep);
        }
        List<Step> steps = scheduler.steps(golden.parameters(name).path("steps").asInt(), 0);
        return timestep -> steps.stream()
                .min(Comparator.comparingDouble(step -> Math.abs(step.timestep() - timestep)))
                .orElseThrow()
                .level();
    }
}
