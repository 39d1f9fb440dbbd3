package io.offshoot.ops.standalone.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Health for orchestrators and people: 200 when all checks are good, else 503; the body names every check with its
 * sentence.
 */
final class HealthRoutes {
    private final Health health;

    HealthRoutes(Health health) {
        this.health = health;
    }

    void addTo(Javalin app) {
        app.get("/health/live", ctx -> answer(ctx, CheckResult::live, true));
        app.get("/health/ready", ctx -> answer(ctx, CheckResult::ready, true));
        app.get(
                "/health/startup",
                ctx -> answer(ctx, result -> health.isStarted() || result.ready(), health.isStarted()));
    }

    /** @param possible whether the answer may be good at all */
    private void answer(Context ctx, Predicate<CheckResult> isGood, boolean possible) {
        Map<String, CheckResult> results = health.results();
        Map<String, Check> checks = new LinkedHashMap<>();
        results.forEach((name, result) -> checks.put(name, new Check(isGood.test(result), result.sentence())));
        boolean up = possible && results.values().stream().allMatch(isGood);
        ctx.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(new Answer(up, checks));
    }

    private record Answer(boolean up, Map<String, Check> checks) {}

    private record Check(boolean up, String detail) {}
}
