package io.offshoot.diffusion.safetensors;

import java.nio.ByteBuffer;

/** Recognising PyTorch's own weight files, which are programs rather than data and so are never opened. */
final class Pickled {

    private Pickled() {}

    /** Whether the first eight bytes are those of a zip, as torch.save writes it, or of a bare pickle. */
    static boolean looksLike(ByteBuffer first) {
        boolean zip = first.get(0) == 'P' && first.get(1) == 'K' && first.get(2) == 3 && first.get(3) == 4;
        boolean pickle = first.get(0) == (byte) 0x80 && first.get(1) >= 2 && first.get(1) <= 5;
        return zip || pickle;
    }
}
