package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.inflight.Row;

/** A row of the pipeline's batches: part of an edit, or a question to the UNet. */
abstract class PipelineRow extends RunningRow implements Row<UNetKind> {

    PipelineRow(Submitted owner, DenoisingRow row, Conditioning conditioning, Latents latents) {
        super(owner.manager(), row, conditioning, latents);
    }
}
