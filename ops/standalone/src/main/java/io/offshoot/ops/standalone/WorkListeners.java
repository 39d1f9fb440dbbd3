package io.offshoot.ops.standalone;

import io.offshoot.workers.work.WorkListener;
import java.util.List;

/**
 * Who hears of the workers' requests.
 *
 * @param trainer hear of every concept request
 * @param editor hear of every edit request
 */
public record WorkListeners(List<WorkListener> trainer, List<WorkListener> editor) {
    /** Nobody. */
    public static final WorkListeners NONE = new WorkListeners(List.of(), List.of());
}
