package io.offshoot.ops.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** This machine's Chromium without a window; tests that need it are skipped where there is none. */
public final class Browser implements AutoCloseable {
    private static final List<String> CHROMIUMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens a page; skips the test when there is no Chromium with its driver. */
    public static Browser open(String url) {
        Optional<Path> chromium = first(CHROMIUMS);
        Optional<Path> driver = first(DRIVERS);
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "needs Chromium and chromedriver (Debian: apt-get install chromium chromium-driver)");
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.get().toFile())
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.desktop();
        browser.dark(false);
        browser.driver.get(url);
        return browser;
    }

    /** Goes to a page. */
    public void go(String url) {
        driver.get(url);
    }

    /** A window of a desktop. */
    public void desktop() {
        metrics(1280, 900, 1, false);
    }

    /** The screen of a phone. */
    public void phone() {
        metrics(390, 844, 2, true);
    }

    /** Says that the user likes dark or light pages, and in any case those that stand still. */
    public void dark(boolean dark) {
        Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        Map<String, Object> still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
    }

    /** Text of the first element that a CSS selector finds. */
    public String text(String selector) {
        return find(selector).getText();
    }

    /** Text of all elements that a CSS selector finds. */
    public List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Presses Enter on the first element that a CSS selector finds. */
    public void press(String selector) {
        find(selector).sendKeys(Keys.ENTER);
    }

    /** Texts of what the tab key reaches first, in order. */
    public List<String> tabStops(int number) {
        driver.executeScript("document.activeElement.blur(); window.scrollTo(0, 0);");
        List<String> texts = new ArrayList<>();
        for (int stop = 0; stop < number; stop++) {
            new Actions(driver).sendKeys(Keys.TAB).perform();
            texts.add(driver.switchTo().activeElement().getText());
        }
        return texts;
    }

    /** Texts whose contrast to what is behind them is below WCAG's AA. */
    public List<String> faintTexts() throws IOException {
        try (InputStream script = Browser.class.getResourceAsStream("contrast.js")) {
            Object found = driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) found).stream().map(String::valueOf).toList();
        }
    }

    /** Attribute of the first element that a CSS selector finds; empty when it has none. */
    public String attribute(String selector, String name) {
        String value = find(selector).getDomAttribute(name);
        return value == null ? "" : value;
    }

    /** The exact number behind a shown one. */
    public double number(String selector) {
        String value = attribute(selector, "value");
        return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
    }

    /** How many elements a CSS selector finds. */
    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** What a script in the page returns. */
    public Object script(String script) {
        return driver.executeScript(script);
    }

    /** What the page wrote to the console as an error, blocked scripts and styles among it. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE"))
                .toList();
    }

    /** Waits until something holds. */
    public void await(String what, Duration atMost, BooleanSupplier holds) {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holdsNow(holds)) {
            assertThat(System.nanoTime()).as("%s within %s", what, atMost).isLessThan(deadline);
            try {
                assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Writes a picture of the page, or of as much of it as fits a height, as WebP. */
    public void screenshot(Path webp, int heightAtMost) throws IOException {
        Number width = (Number) driver.executeScript("return innerWidth");
        Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", width, "height", Math.min(height.intValue(), heightAtMost), "scale", 1);
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "webp", "quality", 82, "captureBeyondViewport", true, "clip", clip));
        Files.write(webp, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** The page replaces elements while it is looked at. */
    private static boolean holdsNow(BooleanSupplier holds) {
        try {
            return holds.getAsBoolean();
        } catch (StaleElementReferenceException replaced) {
            return false;
        }
    }

    private WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private void metrics(int width, int height, int scale, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    }

    private static Optional<Path> first(List<String> paths) {
        return paths.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
