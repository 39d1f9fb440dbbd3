package io.offshoot.workers.work;

/**
 * How a worker is.
 *
 * @param working false while it has stopped trying, because one record after the other fails
 * @param sentence the same for a person
 */
public record WorkHealth(boolean working, String sentence) {

    static WorkHealth takesWork() {
        return new WorkHealth(true, "takes work");
    }

    static WorkHealth waitsBecauseOf(Throwable cause) {
        return new WorkHealth(
                false,
                "has stopped for a while, because what all requests need fails (%s); it tries again by itself"
                        .formatted(cause));
    }
}
