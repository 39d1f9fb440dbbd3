package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.model.Moments;
import io.offshoot.diffusion.model.StableDiffusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Turns a submission into rows: its picture is encoded once, a prompt once for as long as it is remembered. */
final class Encoding implements AutoCloseable {

    private static final int REMEMBERED_PROMPTS = 128;

    private final StableDiffusion model;
    private final LatentCodec codec;
    private final StateCache states;
    private final Sampling sampling;

    /** @param manager whose closing frees all that is remembered */
    Encoding(StableDiffusion model, PromptEncoder prompts, Sampling sampling, NDManager manager) {
        this.model = model;
        this.codec = new LatentCodec(model.vae());
        this.states = new StateCache(prompts, manager, REMEMBERED_PROMPTS);
        this.sampling = sampling;
    }

    DenoisingRow row(Edit edit) {
        return DenoisingRow.of(edit, sampling.scheduler());
    }

    /**
     * The rows of a submission's edits, in order.
     *
     * @param denoised gets each row that has its result
     */
    List<EditRow> rows(Ticket ticket, Consumer<EditRow> denoised) {
        List<DenoisingRow> rows = ticket.edits().stream().map(this::row).toList();
        List<Conditioning> conditionings = conditionings(ticket);
        try (NDManager scope = ticket.manager().newSubManager()) {
            Latents all = Latents.of(start(ticket, rows, scope));
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> new EditRow(
                            ticket,
                            i,
                            rows.get(i),
                            conditionings.get(i),
                            all.pick(ticket.manager(), List.of(i)),
                            denoised))
                    .toList();
        }
    }

    /** The rows of a submission's probes, in order: its picture is encoded once, without drawing from the posterior. */
    List<ProbeRow> rows(ProbeTicket ticket) {
        NDManager owner = ticket.manager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray mean =
                    codec.encode(codec.pixels(scope, List.of(ticket.picture()))).mean();
            float[] clean = mean.mul(model.vae().scalingFactor()).toFloatArray();
            Shape shape = mean.getShape();
            List<Probe> probes = ticket.probes();
            return IntStream.range(0, probes.size())
                    .mapToObj(i ->
                            row(ticket, i, NoisyPicture.of(clean, probes.get(i).seed()), shape))
                    .toList();
        }
    }

    private ProbeRow row(ProbeTicket ticket, int index, NoisyPicture picture, Shape shape) {
        Probe probe = ticket.probes().get(index);
        NDManager owner = ticket.manager();
        DenoisingRow row = DenoisingRow.unguided(sampling.findNoise(probe.timestep()));
        TextStates prompt =
                states.of(probe.prompt(), probe.concept(), ticket.kind().picture(), owner);
        NDArray noisy = owner.create(picture.at(row.run().start()), shape);
        Latents latents = Latents.of(new StartLatents(noisy, null));
        return new ProbeRow(ticket, index, row, new Conditioning(prompt, prompt), latents, picture.noise());
    }

    private StartLatents start(Ticket ticket, List<DenoisingRow> rows, NDManager scope) {
        Moments moments = codec.encode(codec.pixels(scope, List.of(ticket.picture())));
        Draws draws = Draws.of(scope, ticket.edits(), rows, moments.mean().getShape());
        NDArray init = codec.sample(moments, draws.posterior());
        init.attach(scope);
        return StartLatents.of(
                init, draws.noise(), ticket.edits(), rows, model.vae().factor());
    }

    private List<Conditioning> conditionings(Ticket ticket) {
        Map<String, TextStates> known = new HashMap<>();
        List<Conditioning> conditionings = new ArrayList<>();
        for (Edit edit : ticket.edits()) {
            TextStates prompt = known.computeIfAbsent(edit.prompt(), text -> states(text, ticket));
            conditionings.add(
                    new Conditioning(prompt, edit.guided() ? negative(edit.negativePrompt(), ticket, known) : prompt));
        }
        return conditionings;
    }

    /** With SDXL zeros stand for an empty negative prompt. */
    private TextStates negative(String text, Ticket ticket, Map<String, TextStates> known) {
        TextStates states = known.computeIfAbsent(text, missing -> states(missing, ticket));
        return text.isEmpty() && model.emptyPromptIsZero() ? states.silent() : states;
    }

    private TextStates states(String prompt, Ticket ticket) {
        return states.of(prompt, ticket.concept(), ticket.kind().picture(), ticket.manager());
    }

    @Override
    public void close() {
        states.close();
    }
}
