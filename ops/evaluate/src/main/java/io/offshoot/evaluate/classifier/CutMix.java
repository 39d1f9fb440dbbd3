package io.offshoot.evaluate.classifier;

import java.util.Random;

/**
 * Lays a rectangle of one picture of a batch over another and shares the label by area (S. Yun et al., arXiv 1905.04899,
 * with Beta(1, 1), which is uniform).
 *
 * @param probability that a batch is mixed
 */
record CutMix(double probability) {

    /** Mixes each picture of the batch with the one as far from its end, in place. */
    void mix(Batch batch, Random random) {
        if (random.nextDouble() >= probability) {
            return;
        }
        int side = batch.side();
        double share = Math.sqrt(1 - random.nextDouble());
        int x = random.nextInt(side);
        int y = random.nextInt(side);
        int half = (int) Math.round(share * side / 2);
        Box box = new Box(
                Math.max(0, x - half), Math.max(0, y - half), Math.min(side, x + half), Math.min(side, y + half));
        paste(batch, batch.pixels().clone(), box);
        shareLabels(batch, batch.labels().clone(), (float) box.area() / (side * side));
    }

    private static void paste(Batch batch, float[] before, Box box) {
        int side = batch.side();
        int rows = 3 * batch.count();
        for (int plane = 0; plane < rows; plane++) {
            int partner = 3 * (batch.count() - 1 - plane / 3) + plane % 3;
            for (int y = box.top(); y < box.bottom(); y++) {
                System.arraycopy(
                        before,
                        (partner * side + y) * side + box.left(),
                        batch.pixels(),
                        (plane * side + y) * side + box.left(),
                        box.right() - box.left());
            }
        }
    }

    private static void shareLabels(Batch batch, float[] before, float pasted) {
        int classes = batch.classes();
        for (int i = 0; i < before.length; i++) {
            int partner = (batch.count() - 1 - i / classes) * classes + i % classes;
            batch.labels()[i] = (1 - pasted) * before[i] + pasted * before[partner];
        }
    }

    private record Box(int left, int top, int right, int bottom) {
        int area() {
            return (right - left) * (bottom - top);
        }
    }
}
