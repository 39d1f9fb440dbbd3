package io.offshoot.diffusion.tokenizer;

import java.util.Arrays;
import java.util.List;

/**
 * Texts as the text encoder reads them: one row of ids per text, padded to equal length.
 *
 * @param rows ids of each text, begin and end token included
 * @param lengths how many ids of each row are no padding
 */
public record TokenIds(List<long[]> rows, List<Integer> lengths) {

    public TokenIds {
        rows = List.copyOf(rows);
        lengths = List.copyOf(lengths);
    }

    /** All rows one after the other. */
    public long[] flat() {
        return rows.stream().flatMapToLong(Arrays::stream).toArray();
    }

    /** 1 for every token, 0 for every padding, row after row. */
    public long[] attentionMask() {
        int width = rows.isEmpty() ? 0 : rows.get(0).length;
        long[] mask = new long[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            Arrays.fill(mask, row * width, row * width + lengths.get(row), 1);
        }
        return mask;
    }
}
