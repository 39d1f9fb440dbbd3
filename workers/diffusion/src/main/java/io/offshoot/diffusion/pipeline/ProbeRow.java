package io.offshoot.diffusion.pipeline;

/** A probe in a batch: one step, whose result is the noise that the UNet finds. */
final class ProbeRow extends PipelineRow {

    private final ProbeTicket ticket;
    private final int index;
    private final float[] noise;

    /**
     * The row of a probe.
     *
     * @param index its place in the submission
     * @param noise what was added to the picture's latents
     */
    ProbeRow(
            ProbeTicket ticket,
            int index,
            DenoisingRow row,
            Conditioning conditioning,
            Latents latents,
            float[] noise) {
        super(ticket, row, conditioning, latents);
        this.ticket = ticket;
        this.index = index;
        this.noise = noise;
    }

    @Override
    public UNetKind kind() {
        return ticket.kind();
    }

    @Override
    public boolean isCancelled() {
        return ticket.isCancelled();
    }

    @Override
    public void finished() {
        ticket.answered(index, meanSquaredError(result().toFloatArray(), noise));
    }

    @Override
    public void failed(Throwable cause) {
        ticket.failedOne(cause);
    }

    static double meanSquaredError(float[] found, float[] noise) {
        double sum = 0;
        for (int i = 0; i < noise.length; i++) {
            double difference = found[i] - noise[i];
            sum += difference * difference;
        }
        return sum / noise.length;
    }
}
