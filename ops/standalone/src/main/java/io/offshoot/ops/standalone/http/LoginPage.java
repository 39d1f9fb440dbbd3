package io.offshoot.ops.standalone.http;

/** The page that asks a person for the token. */
final class LoginPage {
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private LoginPage() {}

    /** @param message plain text of this program, never of a visitor; empty for none */
    static String with(String message) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Offshoot: log in</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 15vh auto; padding: 0 1rem; }
                input, button { font: inherit; width: 100%%; box-sizing: border-box; padding: 0.5rem; margin: 0.25rem 0; }
                </style>
                </head>
                <body>
                <h1>Offshoot</h1>
                <form method="post" action="/login">
                <label for="token">Token</label>
                <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
                <button>Log in</button>
                <p role="alert">%s</p>
                </form>
                </body>
                </html>
                """.formatted(message);
    }
}
