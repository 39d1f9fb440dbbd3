package io.offshoot.diffusion.random;

/** The 32-bit Mersenne twister mt19937 (Matsumoto and Nishimura, 1998), seeded as torch does. */
final class MersenneTwister {

    private static final int LENGTH = 624;
    private static final int MIDDLE = 397;

    private final int[] state = new int[LENGTH];
    private int next = LENGTH;

    /** @param seed only its low 32 bits count, as in torch */
    MersenneTwister(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < LENGTH; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next 32 random bits. */
    int nextInt() {
        if (next == LENGTH) {
            twist();
        }
        int bits = state[next++];
        bits ^= bits >>> 11;
        bits ^= (bits << 7) & 0x9d2c5680;
        bits ^= (bits << 15) & 0xefc60000;
        return bits ^ (bits >>> 18);
    }

    /** The next 64 random bits, the high half drawn first. */
    long nextLong() {
        long high = nextInt() & 0xffffffffL;
        return high << 32 | (nextInt() & 0xffffffffL);
    }

    private void twist() {
        for (int i = 0; i < LENGTH; i++) {
            int mixed = (state[i] & 0x80000000) | (state[(i + 1) % LENGTH] & 0x7fffffff);
            int twisted = (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
            state[i] = state[(i + MIDDLE) % LENGTH] ^ twisted;
        }
        next = 0;
    }
}
