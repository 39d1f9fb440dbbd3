package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.Progress;

/** Adds up the steps of several runs of the pipeline to one progress. */
final class StepTotal {

    private final Progress progress;
    private long before;
    private long total;

    StepTotal(Progress progress, long planned) {
        this.progress = progress;
        this.total = planned;
    }

    /** Steps that nobody planned: those of another attempt. */
    void add(long steps) {
        total += steps;
    }

    /** The progress of the next run. */
    Progress next(long steps) {
        long start = before;
        before += steps;
        return (done, ofRun) -> progress.report(start + done, total);
    }
}
