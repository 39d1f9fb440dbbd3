package io.offshoot.streams.corpus;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What radio links, full disks and faulty cards do to a file. */
final class Damage {
    private Damage() {}

    /** The first part of the file. */
    static byte[] cutOff(byte[] file, double part) {
        return Arrays.copyOf(file, (int) (file.length * part));
    }

    /** One to eight bits turned over, anywhere behind the signature. */
    static byte[] flippedBits(byte[] file, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = file.clone();
        int flips = 1 + random.nextInt(8);
        for (int flip = 0; flip < flips; flip++) {
            damaged[12 + random.nextInt(file.length - 12)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    /** A run of zeros, as of a block that was never written. */
    static byte[] blanked(byte[] file, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = file.clone();
        int from = 12 + random.nextInt(file.length - 12);
        Arrays.fill(damaged, from, Math.min(file.length, from + 8 + random.nextInt(200)), (byte) 0);
        return damaged;
    }

    /** The file with some bytes replaced at a place. */
    static byte[] overwritten(byte[] file, int at, int... bytes) {
        byte[] damaged = file.clone();
        for (int i = 0; i < bytes.length; i++) {
            damaged[at + i] = (byte) bytes[i];
        }
        return damaged;
    }

    /** The file with more behind its end. */
    static byte[] followedBy(byte[] file, byte[] more) {
        byte[] longer = Arrays.copyOf(file, file.length + more.length);
        System.arraycopy(more, 0, longer, file.length, more.length);
        return longer;
    }
}
