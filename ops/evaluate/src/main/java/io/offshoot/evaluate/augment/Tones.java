package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;
import java.awt.image.LookupOp;
import java.awt.image.ShortLookupTable;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** New values for old ones, channel by channel (Pillow's ImageOps). */
final class Tones {
    private static final int VALUES = 256;

    private Tones() {}

    /** Keeps so many of the highest bits. */
    static BufferedImage posterized(BufferedImage picture, int bits) {
        int mask = (0xff << (8 - bits)) & 0xff;
        short[] table = table(value -> value & mask);
        return looked(picture, new short[][] {table, table, table});
    }

    /** Inverts values from a threshold on. */
    static BufferedImage solarized(BufferedImage picture, int threshold) {
        short[] table = table(value -> value < threshold ? value : 255 - value);
        return looked(picture, new short[][] {table, table, table});
    }

    /** Spreads each channel from its darkest to its brightest value. */
    static BufferedImage stretched(BufferedImage picture) {
        return looked(picture, channels(picture, Tones::stretch));
    }

    /** Gives each channel as even a histogram as can be. */
    static BufferedImage equalized(BufferedImage picture) {
        return looked(picture, channels(picture, Tones::equalize));
    }

    private static short[] stretch(int[] histogram) {
        int low = 0;
        int high = VALUES - 1;
        while (low < high && histogram[low] == 0) {
            low++;
        }
        while (high > low && histogram[high] == 0) {
            high--;
        }
        int from = low;
        int width = high - low;
        return table(value -> width == 0 ? value : Math.max(0, Math.min(255, 255 * (value - from) / width)));
    }

    /** Pillow's ImageOps.equalize. */
    private static short[] equalize(int[] histogram) {
        int last = VALUES - 1;
        while (last > 0 && histogram[last] == 0) {
            last--;
        }
        int all = 0;
        for (int count : histogram) {
            all += count;
        }
        int step = (all - histogram[last]) / 255;
        short[] table = new short[VALUES];
        int below = step / 2;
        for (int value = 0; value < VALUES; value++) {
            table[value] = (short) (step == 0 ? value : Math.min(255, below / step));
            below += histogram[value];
        }
        return table;
    }

    private static short[][] channels(BufferedImage picture, Function<int[], short[]> maker) {
        short[][] tables = new short[3][];
        for (int channel = 0; channel < 3; channel++) {
            tables[channel] = maker.apply(histogram(picture, channel));
        }
        return tables;
    }

    private static int[] histogram(BufferedImage picture, int channel) {
        int[] samples =
                picture.getRaster().getSamples(0, 0, picture.getWidth(), picture.getHeight(), channel, (int[]) null);
        int[] histogram = new int[VALUES];
        for (int sample : samples) {
            histogram[sample]++;
        }
        return histogram;
    }

    private static short[] table(IntUnaryOperator tone) {
        short[] table = new short[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (short) tone.applyAsInt(value);
        }
        return table;
    }

    private static BufferedImage looked(BufferedImage picture, short[][] tables) {
        return new LookupOp(new ShortLookupTable(0, tables), null).filter(picture, null);
    }
}
