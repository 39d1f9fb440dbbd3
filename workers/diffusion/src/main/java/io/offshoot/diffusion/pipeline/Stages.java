package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inflight.BatchStats;
import io.offshoot.diffusion.inflight.Stage;
import io.offshoot.diffusion.inflight.StepLoop;
import io.offshoot.diffusion.model.OutOfMemory;
import io.offshoot.diffusion.model.StableDiffusion;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * What an edit passes through, each stage in a thread of its own and bounded: pictures and prompts are encoded, rows are
 * denoised in batches that they join and leave at any step, latents are decoded several at a time. A full stage holds
 * back the one before it, and the first one its callers.
 */
final class Stages implements AutoCloseable {

    /** Pictures that wait to be encoded; small, as those who submit are held back by it. */
    private static final int WAITING_PICTURES = 4;

    private static final int DECODED_TOGETHER = 8;

    private final NDManager manager;
    private final Encoding encoding;
    private final StepLoop<UNetKind, PipelineRow> loop;
    private final Thread denoising;
    private final Stage<EditRow> decode;
    private final Stage<Submitted> encode;

    private Stages(NDManager manager, Encoding encoding, Decoding decoding, BatchSettings settings) {
        InstantSource clock = InstantSource.system();
        this.manager = manager;
        this.encoding = encoding;
        this.loop = new StepLoop<>(
                kind -> new UNetBatch<>(
                        manager,
                        new GuidedUNet(kind.unet(), clock),
                        settings.deterministic() ? settings.width(kind) : 0,
                        StepListener.NONE),
                OutOfMemory::isCause,
                settings,
                clock);
        this.decode = new Stage<>(
                "decode",
                4 * Math.max(DECODED_TOGETHER, settings.maxBatch()),
                settings.deterministic() ? 1 : DECODED_TOGETHER,
                decoding::decode,
                EditRow::failed);
        this.encode = new Stage<>("encode", WAITING_PICTURES, 1, this::encode, Submitted::failed);
        this.denoising = new Thread(loop::run, "denoise");
        denoising.setDaemon(true);
        denoising.start();
    }

    static Stages start(StableDiffusion model, PromptEncoder prompts, Sampling sampling, BatchSettings settings) {
        NDManager manager = model.newManager();
        return new Stages(
                manager,
                new Encoding(model, prompts, sampling, manager),
                new Decoding(new LatentCodec(model.vae()), manager),
                settings);
    }

    BatchStats stats() {
        return loop.stats();
    }

    /** Takes a submission, once there is room. */
    void put(Submitted submitted) {
        encode.put(submitted);
    }

    private void encode(List<Submitted> all) {
        for (Submitted submitted : all) {
            if (submitted.isCancelled()) {
                submitted.failed(new CancellationException("nobody waits for this photo any more"));
            } else {
                loop.offer(submitted.rows(encoding, decode::put));
            }
        }
    }

    /** Ends stage after stage; what is not done fails. */
    @Override
    public void close() {
        encode.close();
        loop.close();
        denoising.interrupt();
        join();
        decode.close();
        encoding.close();
        manager.close();
    }

    private void join() {
        try {
            denoising.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
