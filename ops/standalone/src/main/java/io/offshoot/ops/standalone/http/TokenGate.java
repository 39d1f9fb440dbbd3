package io.offshoot.ops.standalone.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.security.BasicAuthCredentials;
import java.util.Optional;

/**
 * Lets in who shows the token: as a bearer, as the password of basic authentication (any name, for registry clients), or by
 * the login form, after which the browser keeps a cookie. Health is for everybody, since orchestrators' probes show nothing.
 */
final class TokenGate {
    static final String LOGIN = "/login";

    private static final String HEALTH = "/health/";
    private static final String COOKIE = "offshoot-session";
    private static final String BEARER = "Bearer ";
    private static final int FOR_THE_SESSION = -1;

    private final AccessToken token;

    TokenGate(AccessToken token) {
        this.token = token;
    }

    void addTo(Javalin app) {
        app.before(this::check);
        app.post(LOGIN, this::login);
    }

    private void check(Context ctx) {
        if (ctx.path().startsWith(HEALTH) || ctx.path().equals(LOGIN) || isKnown(ctx)) {
            return;
        }
        refuse(ctx, "");
        ctx.skipRemainingHandlers();
    }

    private boolean isKnown(Context ctx) {
        String header = Optional.ofNullable(ctx.header(Header.AUTHORIZATION)).orElse("");
        if (header.startsWith(BEARER)) {
            return token.is(header.substring(BEARER.length()).strip());
        }
        BasicAuthCredentials basic = ctx.basicAuthCredentials();
        if (basic != null) {
            return token.is(basic.getPassword());
        }
        String session = ctx.cookie(COOKIE);
        return session != null && token.isSession(session);
    }

    private void login(Context ctx) {
        String shown = Optional.ofNullable(ctx.formParam("token")).orElse("").strip();
        if (token.is(shown)) {
            ctx.cookie(new Cookie(
                    COOKIE, token.session(), "/", FOR_THE_SESSION, false, 0, true, null, null, SameSite.STRICT));
            ctx.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            refuse(ctx, "That is not the token.");
        }
    }

    /** A form for people, a sentence for programs. */
    private static void refuse(Context ctx, String message) {
        ctx.status(HttpStatus.UNAUTHORIZED)
                .header(Header.WWW_AUTHENTICATE, "Bearer")
                .header(Header.CACHE_CONTROL, "no-store");
        String accepts = Optional.ofNullable(ctx.header(Header.ACCEPT)).orElse("");
        if (accepts.contains("text/html")) {
            ctx.header("Content-Security-Policy", LoginPage.CONTENT_SECURITY_POLICY)
                    .html(LoginPage.with(message));
        } else {
            ctx.result("Show the token: Authorization: Bearer TOKEN, or log in at /.");
        }
    }
}
