package io.offshoot.diffusion.score;

import io.offshoot.diffusion.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for answers that others compute. */
final class Answers {

    private Answers() {}

    /**
     * All answers, in order; throws what ended the first that failed.
     *
     * @param look how often progress is reported while none comes
     */
    static <T> List<T> all(List<CompletableFuture<T>> pending, Duration look, Progress progress) {
        List<T> answers = new ArrayList<>();
        while (answers.size() < pending.size()) {
            try {
                answers.add(pending.get(answers.size()).get(look.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException notYet) {
                // reporting is also how the caller calls it off
            } catch (ExecutionException failed) {
                throw unchecked(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for scores");
            }
            progress.report(answers.size(), pending.size());
        }
        return answers;
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
