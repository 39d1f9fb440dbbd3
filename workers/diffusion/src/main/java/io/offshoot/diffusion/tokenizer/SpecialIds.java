package io.offshoot.diffusion.tokenizer;

import java.util.Arrays;

/** The ids that frame every text: begin, end, and what fills the rest. */
record SpecialIds(long begin, long end, long pad) {

    static SpecialIds of(TokenizerFolder folder) {
        return new SpecialIds(
                folder.idOf(folder.special("bos_token", "<|startoftext|>")),
                folder.idOf(folder.special("eos_token", "<|endoftext|>")),
                folder.idOf(folder.special("pad_token", "<|endoftext|>")));
    }

    /** The first {@code kept} ids between begin and end, padded to {@code length}. */
    long[] frame(long[] ids, int kept, int length) {
        long[] framed = new long[length];
        framed[0] = begin;
        System.arraycopy(ids, 0, framed, 1, kept);
        framed[kept + 1] = end;
        Arrays.fill(framed, kept + 2, length, pad);
        return framed;
    }
}
