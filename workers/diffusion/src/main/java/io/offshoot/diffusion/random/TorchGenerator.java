package io.offshoot.diffusion.random;

/**
 * A generator that draws what {@code torch.Generator("cpu").manual_seed(seed)} draws.
 *
 * <p>Noise drawn here depends on the seed and on nothing else: not on the device, the batch or the platform (StrictMath
 * gives the same bits everywhere). Not safe for use by several threads.
 */
public final class TorchGenerator {

    /** The name under which records say how their noise was drawn. */
    public static final String NAME = "torch-cpu-mt19937";

    private static final int BLOCK = 16;

    private final MersenneTwister twister;
    private double spare = Double.NaN;

    public TorchGenerator(long seed) {
        this.twister = new MersenneTwister(seed);
    }

    /** {@code torch.randn(count)} in float32. As in torch, 16 and more values are drawn by another method than fewer. */
    public float[] randn(int count) {
        float[] values = new float[count];
        if (count < BLOCK) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) nextNormal();
            }
        } else {
            fill(values);
        }
        return values;
    }

    /** The next value uniform in [0, 1), as {@code torch.rand(1)} draws it in float32. */
    public float nextFloat() {
        return (twister.nextInt() & 0xffffff) * 0x1p-24f;
    }

    /** The next integer in [0, bound), as {@code torch.randint(bound, (1,))} draws it. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        return Integer.remainderUnsigned(twister.nextInt(), bound);
    }

    /** normal_fill of torch's DistributionTemplates.h: uniform values first, then Box-Muller in blocks of 16. */
    private void fill(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = nextFloat();
        }
        for (int start = 0; start + BLOCK <= values.length; start += BLOCK) {
            boxMuller(values, start);
        }
        if (values.length % BLOCK != 0) {
            refillLastBlock(values);
        }
    }

    private void refillLastBlock(float[] values) {
        int start = values.length - BLOCK;
        for (int i = start; i < values.length; i++) {
            values[i] = nextFloat();
        }
        boxMuller(values, start);
    }

    private static void boxMuller(float[] values, int start) {
        for (int i = start; i < start + BLOCK / 2; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - values[i]));
            double theta = 2 * StrictMath.PI * values[i + BLOCK / 2];
            values[i] = (float) (radius * StrictMath.cos(theta));
            values[i + BLOCK / 2] = (float) (radius * StrictMath.sin(theta));
        }
    }

    /** normal_distribution of torch's DistributionsHelper.h, which keeps the second value for the next call. */
    private double nextNormal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double theta = 2 * StrictMath.PI * nextDouble();
        double radius = StrictMath.sqrt(-2 * StrictMath.log1p(-nextDouble()));
        spare = radius * StrictMath.sin(theta);
        return radius * StrictMath.cos(theta);
    }

    private double nextDouble() {
        return (twister.nextLong() & ((1L << 53) - 1)) * 0x1p-53;
    }
}
