package io.offshoot.diffusion.pipeline;

import java.util.function.Consumer;

/** An edit of a submission on its way through the UNet. */
final class EditRow extends PipelineRow {

    private final Ticket ticket;
    private final int index;
    private final Consumer<EditRow> denoised;

    /**
     * The row of an edit.
     *
     * @param index its place in the submission
     * @param denoised gets the row when it has its result
     */
    EditRow(
            Ticket ticket,
            int index,
            DenoisingRow row,
            Conditioning conditioning,
            Latents latents,
            Consumer<EditRow> denoised) {
        super(ticket, row, conditioning, latents);
        this.ticket = ticket;
        this.index = index;
        this.denoised = denoised;
    }

    Ticket ticket() {
        return ticket;
    }

    int index() {
        return index;
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
    void stepped() {
        super.stepped();
        ticket.listener().stepped();
    }

    @Override
    public void finished() {
        denoised.accept(this);
    }

    @Override
    public void failed(Throwable cause) {
        ticket.failed(index, cause);
    }
}
