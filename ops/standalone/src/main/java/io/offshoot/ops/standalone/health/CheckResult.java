package io.offshoot.ops.standalone.health;

/**
 * How one part is.
 *
 * @param ready whether it does its work now
 * @param live false when it will not come back by itself and the process should be started again
 * @param sentence the same for a person
 */
public record CheckResult(boolean ready, boolean live, String sentence) {
    /** It works. */
    public static CheckResult working(String sentence) {
        return new CheckResult(true, true, sentence);
    }

    /** It does not work yet, or not for the moment. */
    public static CheckResult waiting(String sentence) {
        return new CheckResult(false, true, sentence);
    }

    /** It will not work again by itself. */
    public static CheckResult ended(String sentence) {
        return new CheckResult(false, false, sentence);
    }
}
