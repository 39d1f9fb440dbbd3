package io.offshoot.diffusion.inflight;

/**
 * How wide a kind's batch may be after memory ran out, and when it may be a row wider again: after so many full steps that
 * went well, twice as many each time that memory runs out anew.
 */
final class NarrowedWidth {

    static final int FIRST_PATIENCE = 100;

    private static final int LONGEST_PATIENCE = 12_800;

    private int width;
    private int patience = FIRST_PATIENCE;
    private int steps;
    private int fitting;

    NarrowedWidth(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** Width from which it grew last, which did fit then; 0 when it did not grow since memory ran out. */
    int fitting() {
        return fitting;
    }

    /** Memory ran out again. */
    void narrow(int to) {
        width = to;
        steps = 0;
        fitting = 0;
        patience = Math.min(2 * patience, LONGEST_PATIENCE);
    }

    /** Counts a full step that went well; true when the batch may be a row wider from now on. */
    boolean widens() {
        steps++;
        if (steps < patience) {
            return false;
        }
        steps = 0;
        fitting = width;
        width++;
        return true;
    }
}
